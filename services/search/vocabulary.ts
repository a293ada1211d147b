import MiniSearch from 'minisearch';
import type { Sliced } from '../slices.js';
import { typosBetween } from './editDistance.js';
import { TrigramIndex } from './trigramIndex.js';

/** How well a typed word fits a known one; the greater the better. */
export const FIT = { none: 0, typo: 1, part: 2, start: 3, whole: 4 } as const;
export type Fit = (typeof FIT)[keyof typeof FIT];

/** The known words that one typed word may mean. */
export interface TypedWord {
  readonly typed: string;
  /** The numbers of words that fit, the best first; the least fitting of very many are left out. */
  readonly numbers: readonly number[];
  /** The best fit of a word that was left out. */
  readonly unseen: Fit;
  /** How any known word fits, also one that `numbers` leaves out. */
  fitOf(number: number): Fit;
}

/** Words shorter than this are taken as typed: one wrong letter makes another word of them. */
const FORGIVING_FROM_LENGTH = 4;
const TWO_TYPOS_FROM_LENGTH = 8;
const LONGEST_FORGIVING_LENGTH = 32;
/** Shorter typed words are looked for at the starts of words only. */
const PART_FROM_LENGTH = 3;

/** The different words of an index. Finding the ones that fit costs by `most`, not by the number of words. */
export class Vocabulary {
  readonly #forgiving = new MiniSearch<{ id: number; word: string }>({
    fields: ['word'],
    tokenize: (word) => [word],
    processTerm: (word) => word,
  });

  private constructor(
    private readonly words: readonly string[],
    private readonly most: number,
    private readonly parts: TrigramIndex,
  ) {}

  /**
   * @param words different ones in ascending order; their places, from 0 on, are their numbers
   * @param most how many words one typed word is matched with
   */
  static *building(words: readonly string[], most: number): Sliced<Vocabulary> {
    const vocabulary = new Vocabulary(words, most, yield* TrigramIndex.building(words));
    for (const [id, word] of words.entries()) {
      vocabulary.#forgiving.add({ id, word });
      yield;
    }
    return vocabulary;
  }

  /** What a typed, folded word means when it is spelled right. */
  matching(typed: string): TypedWord {
    const from = this.#firstFrom((word) => word >= typed);
    const to = this.#firstFrom((word) => word >= typed && !word.startsWith(typed));
    const numbers: number[] = [];
    for (let number = from; number < Math.min(to, from + this.most); number += 1) numbers.push(number);
    for (const number of this.#containing(typed, this.most - numbers.length)) {
      if (number < from || number >= to) numbers.push(number);
    }
    const fitOf = (number: number): Fit => {
      if (number >= from && number < to) return this.words[number] === typed ? FIT.whole : FIT.start;
      return typed.length >= PART_FROM_LENGTH && this.words[number]?.includes(typed) ? FIT.part : FIT.none;
    };
    const last = numbers.at(-1) ?? 0;
    return { typed, numbers, unseen: numbers.length < this.most ? FIT.none : fitOf(last), fitOf };
  }

  /** The same word with those besides that it may have been meant for, had it been typed with a mistake. */
  forgiving(word: TypedWord): TypedWord {
    const mistyped = this.#mistyped(word.typed).filter((number) => word.fitOf(number) === FIT.none);
    if (mistyped.length === 0) return word;
    const typos = new Set(mistyped);
    return {
      typed: word.typed,
      numbers: [...word.numbers, ...mistyped],
      unseen: word.unseen,
      fitOf: (number) => (typos.has(number) ? FIT.typo : word.fitOf(number)),
    };
  }

  /** The known words that a mistyped one may have been meant for. */
  near(typed: string): string[] {
    return this.#mistyped(typed).flatMap((number) => this.words.slice(number, number + 1));
  }

  #containing(typed: string, most: number): number[] {
    return typed.length < PART_FROM_LENGTH ? [] : this.parts.containing(typed, most);
  }

  /** The number of the first word that `isAfter` holds for, which holds for all that follow it. */
  #firstFrom(isAfter: (word: string) => boolean): number {
    let from = 0;
    let to = this.words.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (isAfter(this.words[middle] ?? '')) to = middle;
      else from = middle + 1;
    }
    return from;
  }

  /** MiniSearch counts a swap of two letters as two mistakes: it is asked for two and its answers are counted again. */
  #mistyped(typed: string): number[] {
    const allowed = typosAllowed(typed);
    if (allowed === 0) return [];
    return this.#forgiving
      .search(typed, { fuzzy: 2 })
      .map(({ id }) => Number(id))
      .filter((number) => typosBetween(typed, this.words[number] ?? '', allowed) <= allowed);
  }
}

function typosAllowed(typed: string): number {
  const isPlainWord = /^\p{L}+$/u.test(typed);
  if (!isPlainWord || typed.length < FORGIVING_FROM_LENGTH || typed.length > LONGEST_FORGIVING_LENGTH)
    return 0;
  return typed.length < TWO_TYPOS_FROM_LENGTH ? 1 : 2;
}
