import { atOnce, type Sliced } from '../slices.js';
import { wordsOf } from './sentenceWords.js';

/** Numbers of the entries in whose names a run of words stands. */
export interface NamePostings {
  /** It is the whole name. */
  readonly names: readonly number[];
  /** It begins the name. */
  readonly starts: readonly number[];
  /** It stands elsewhere in the name. */
  readonly parts: readonly number[];
}

type Place = keyof NamePostings;

/** More entries are not told apart by a run of words; how many there are then no longer matters. */
const MOST_ENTRIES = 32;
const MAX_WORDS = 8;
/** Shorter names are not looked for without their spaces. */
const JOINED_FROM_LENGTH = 6;
const NOBODY: readonly number[] = [];

/** Every run of neighbouring words of many names, the words joined by spaces. */
export class NameRuns {
  readonly #postings = new Map<string, { -readonly [P in Place]: readonly number[] }>();
  readonly #words = new Set<string>();

  private constructor() {}

  /** @param namesOf the names of an entry; its number is its place among them */
  static *building<T>(entries: readonly T[], namesOf: (entry: T) => readonly string[]): Sliced<NameRuns> {
    const runs = new NameRuns();
    for (const [number, entry] of entries.entries()) {
      for (const name of namesOf(entry)) runs.#add(name, number);
      yield;
    }
    return runs;
  }

  /** The same at once. */
  static of<T>(entries: readonly T[], namesOf: (entry: T) => readonly string[]): NameRuns {
    return atOnce(NameRuns.building(entries, namesOf));
  }

  get(run: string): NamePostings | undefined {
    return this.#postings.get(run);
  }

  /** Whether it is a single word of a name. */
  hasWord(word: string): boolean {
    return this.#words.has(word);
  }

  get words(): ReadonlySet<string> {
    return this.#words;
  }

  #add(name: string, entry: number): void {
    const words = wordsOf(name)
      .slice(0, MAX_WORDS)
      .map(({ folded }) => folded);
    for (const word of words) this.#words.add(word);
    for (let from = 0; from < words.length; from += 1) {
      for (let to = from + 1; to <= words.length; to += 1) {
        this.#post(words.slice(from, to).join(' '), placeOf(from, to, words.length), entry);
      }
    }
    const joined = words.join('');
    if (words.length < 2 || joined.length < JOINED_FROM_LENGTH) return;
    this.#words.add(joined);
    this.#post(joined, 'names', entry);
  }

  #post(run: string, place: Place, entry: number): void {
    const postings = this.#postings.get(run) ?? { names: NOBODY, starts: NOBODY, parts: NOBODY };
    this.#postings.set(run, postings);
    const numbers = postings[place];
    if (numbers.length > MOST_ENTRIES || numbers.at(-1) === entry) return;
    postings[place] = [...numbers, entry];
  }
}

function placeOf(from: number, to: number, count: number): Place {
  if (from > 0) return 'parts';
  return to === count ? 'names' : 'starts';
}
