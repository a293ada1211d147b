import type { Fit } from './vocabulary.js';

/** The words that one typed word may mean, by number, and how well each fits it. */
export type WordFits = ReadonlyMap<number, Fit>;

/** How an entry fits all typed words: the worst fit of one of them, and the sum of all. */
export interface EntryFit {
  readonly entry: number;
  readonly worst: number;
  readonly sum: number;
}

/**
 * Finds the entries that fit every typed word. Works in columns that are kept between searches, because a common
 * word leads to thousands of entries and maps of them would take most of a search's time.
 */
export class EntryFits {
  /** For how many typed words in a row the entry has fitted. */
  readonly #rounds: Uint8Array;
  readonly #bestOfRound: Uint8Array;

  constructor(
    private readonly entriesByWord: readonly Uint32Array[],
    entryCount: number,
  ) {
    this.#rounds = new Uint8Array(entryCount);
    this.#bestOfRound = new Uint8Array(entryCount);
  }

  /** How many entries one typed word leads to at most. */
  reachOf(fits: WordFits): number {
    let reach = 0;
    for (const word of fits.keys()) reach += this.#entriesOf(word).length;
    return reach;
  }

  /** @param typedWords at most 255, the one with the smallest reach first */
  fittingAll(typedWords: readonly WordFits[]): EntryFit[] {
    const [first, ...others] = typedWords;
    if (!first) return [];
    const touched = this.#fittingFirst(first);
    let fitting: EntryFit[] = touched.map((entry) => ({
      entry,
      worst: this.#bestOf(entry),
      sum: this.#bestOf(entry),
    }));
    others.forEach((fits, index) => {
      const round = index + 2;
      this.#fittingNext(fits, round);
      fitting = fitting
        .filter(({ entry }) => this.#rounds[entry] === round)
        .map(({ entry, worst, sum }) => {
          const best = this.#bestOf(entry);
          return { entry, worst: Math.min(best, worst), sum: sum + best };
        });
    });
    for (const entry of touched) this.#rounds[entry] = 0;
    return fitting;
  }

  #fittingFirst(fits: WordFits): number[] {
    const touched: number[] = [];
    for (const [word, fit] of fits) {
      for (const entry of this.#entriesOf(word)) {
        if (this.#rounds[entry] === 0) touched.push(entry);
        this.#note(entry, fit, 1);
      }
    }
    return touched;
  }

  #fittingNext(fits: WordFits, round: number): void {
    for (const [word, fit] of fits) {
      for (const entry of this.#entriesOf(word)) {
        if ((this.#rounds[entry] ?? 0) >= round - 1) this.#note(entry, fit, round);
      }
    }
  }

  #note(entry: number, fit: Fit, round: number): void {
    if (this.#rounds[entry] === round && this.#bestOf(entry) >= fit) return;
    this.#rounds[entry] = round;
    this.#bestOfRound[entry] = fit;
  }

  #bestOf(entry: number): number {
    return this.#bestOfRound[entry] ?? 0;
  }

  #entriesOf(word: number): Uint32Array {
    return this.entriesByWord[word] ?? NONE;
  }
}

const NONE = new Uint32Array();
