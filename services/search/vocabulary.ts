import MiniSearch from 'minisearch';
import { typosBetween } from './editDistance.js';
import { TrigramIndex } from './trigramIndex.js';

/** How well a typed word fits a known one; the greater the better. */
export const FIT = { typo: 1, part: 2, start: 3, whole: 4 } as const;
export type Fit = (typeof FIT)[keyof typeof FIT];

/** Words shorter than this are taken as typed: one wrong letter makes another word of them. */
const FORGIVING_FROM_LENGTH = 4;
const TWO_TYPOS_FROM_LENGTH = 8;
const LONGEST_FORGIVING_LENGTH = 32;
/** Shorter typed words are looked for at the starts of words only. */
const PART_FROM_LENGTH = 3;

/** The different words of an index. Finding the ones that fit costs by the matches, not by the number of words. */
export class Vocabulary {
  readonly #forgiving = new MiniSearch<{ id: number; word: string }>({
    fields: ['word'],
    tokenize: (word) => [word],
    processTerm: (word) => word,
  });
  readonly #parts: TrigramIndex;
  /** The numbers of the words in the order of the words. */
  readonly #sorted: Uint32Array;

  /** @param words different ones; their places, from 0 on, are their numbers */
  constructor(private readonly words: readonly string[]) {
    this.#forgiving.addAll(words.map((word, id) => ({ id, word })));
    this.#parts = new TrigramIndex(words);
    this.#sorted = Uint32Array.from(words.keys()).sort((a, b) => (this.#word(a) < this.#word(b) ? -1 : 1));
  }

  /** The known words that a typed, folded one may mean, by number. */
  matching(typed: string): Map<number, Fit> {
    const found = typed.length < PART_FROM_LENGTH ? this.#starting(typed) : this.#parts.containing(typed);
    const fits = new Map(found.map((number) => [number, fitOf(typed, this.#word(number))]));
    for (const number of this.#mistyped(typed)) if (!fits.has(number)) fits.set(number, FIT.typo);
    return fits;
  }

  #starting(typed: string): number[] {
    const numbers: number[] = [];
    for (let place = this.#firstFrom(typed); place < this.#sorted.length; place++) {
      const number = this.#sorted[place] ?? 0;
      if (!this.#word(number).startsWith(typed)) break;
      numbers.push(number);
    }
    return numbers;
  }

  /** The place of the first word, in the order of the words, that does not come before `typed`. */
  #firstFrom(typed: string): number {
    let from = 0;
    let to = this.#sorted.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#word(this.#sorted[middle] ?? 0) < typed) from = middle + 1;
      else to = middle;
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
      .filter((number) => typosBetween(typed, this.#word(number), allowed) <= allowed);
  }

  #word(number: number): string {
    return this.words[number] ?? '';
  }
}

function typosAllowed(typed: string): number {
  const isPlainWord = /^\p{L}+$/u.test(typed);
  if (!isPlainWord || typed.length < FORGIVING_FROM_LENGTH || typed.length > LONGEST_FORGIVING_LENGTH)
    return 0;
  return typed.length < TWO_TYPOS_FROM_LENGTH ? 1 : 2;
}

/** The fit of a word that contains the typed one. */
function fitOf(typed: string, word: string): Fit {
  if (word === typed) return FIT.whole;
  return word.startsWith(typed) ? FIT.start : FIT.part;
}
