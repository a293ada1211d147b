import { FIT, type Fit, type TypedWord } from './vocabulary.js';

/** How an entry fits all typed words: the worst fit of one of them, and the sum of all. */
export interface EntryFit {
  readonly entry: number;
  readonly worst: number;
  readonly sum: number;
}

/** What was found among the entries looked at. */
export interface Fitting {
  readonly fits: readonly EntryFit[];
  /** The best fit that an entry not looked at can have. */
  readonly unseen: Fit;
}

/** What a search costs at most. */
export interface SearchBounds {
  /** So many words and entries are looked at. */
  readonly lookedAt: number;
  /** So many fitting entries are enough. */
  readonly fitting: number;
}

/** Finds the entries that fit every typed word. Costs by its bounds, not by the number of entries. */
export class EntryFits {
  /**
   * @param entriesByWord by the word's number
   * @param wordsByEntry by the entry's number
   */
  constructor(
    private readonly entriesByWord: readonly (readonly number[])[],
    private readonly wordsByEntry: readonly (readonly number[])[],
    private readonly bounds: SearchBounds,
  ) {}

  /**
   * How many entries a typed word leads to, an entry counted once for each of its words that fits; counting ends once
   * there are more than a search looks at.
   */
  reachOf({ numbers }: TypedWord): number {
    let reach = 0;
    for (const number of numbers) {
      reach += this.#entriesOf(number).length;
      if (reach > this.bounds.lookedAt) break;
    }
    return reach;
  }

  /**
   * @param typedWords the one with the smallest reach first: only the entries it leads to are looked at
   * @param surely entries that are looked at in any case
   */
  fittingAll(typedWords: readonly TypedWord[], surely: readonly number[]): Fitting {
    const [rarest] = typedWords;
    if (!rarest) return { fits: [], unseen: FIT.none };
    const seen = new Set<number>();
    const fits: EntryFit[] = [];
    const look = (entry: number): void => {
      if (seen.has(entry)) return;
      seen.add(entry);
      const fit = this.#fitOf(entry, typedWords);
      if (fit) fits.push(fit);
    };
    for (const entry of surely) look(entry);
    for (const number of rarest.numbers) {
      for (const entry of this.#entriesOf(number)) {
        if (seen.size >= this.bounds.lookedAt || fits.length >= this.bounds.fitting)
          return { fits, unseen: rarest.fitOf(number) };
        look(entry);
      }
    }
    return { fits, unseen: rarest.unseen };
  }

  #fitOf(entry: number, typedWords: readonly TypedWord[]): EntryFit | undefined {
    let worst: number = FIT.whole;
    let sum = 0;
    for (const typedWord of typedWords) {
      let best: number = FIT.none;
      for (const number of this.wordsByEntry[entry] ?? []) best = Math.max(best, typedWord.fitOf(number));
      if (best === FIT.none) return undefined;
      worst = Math.min(worst, best);
      sum += best;
    }
    return { entry, worst, sum };
  }

  #entriesOf(number: number): readonly number[] {
    return this.entriesByWord[number] ?? [];
  }
}
