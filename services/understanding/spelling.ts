import { typosBetween } from '../search/editDistance.js';

/** Shorter words are taken as typed: one wrong letter makes another word of them. */
const FORGIVING_FROM_LENGTH = 4;
const TWO_TYPOS_FROM_LENGTH = 8;
const LONGEST = 32;
/** The first letter is seldom the wrong one. */
const OTHER_INITIAL = 0.5;

/** Reads mistyped words as the known ones that were most likely meant. */
export class Spelling {
  readonly #byLength = new Map<number, string[]>();
  readonly #counts = new Map<string, number>();

  /** @param words every occurrence: of two words equally near, the more frequent one is meant */
  constructor(words: Iterable<string>) {
    for (const word of words) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
    for (const word of this.#counts.keys()) {
      const others = this.#byLength.get(word.length);
      if (others) others.push(word);
      else this.#byLength.set(word.length, [word]);
    }
  }

  /** Whether the folded word is one of those, as it is. */
  knows(word: string): boolean {
    return this.#counts.has(word);
  }

  /** The word itself when it is known or nothing known is near. */
  corrected(word: string): string {
    const allowed = this.knows(word) ? 0 : typosAllowed(word);
    let best = word;
    let least = Number.POSITIVE_INFINITY;
    for (let length = word.length - allowed; length <= word.length + allowed && allowed > 0; length += 1) {
      for (const known of this.#byLength.get(length) ?? []) {
        const typos = typosBetween(word, known, allowed);
        const cost = typos + (known[0] === word[0] ? 0 : OTHER_INITIAL) - this.#commonness(known);
        if (typos > allowed || cost >= least) continue;
        best = known;
        least = cost;
      }
    }
    return best;
  }

  /** Below one, so that it only decides between equals. */
  #commonness(word: string): number {
    const seen = this.#counts.get(word) ?? 0;
    return (0.4 * seen) / (seen + 10);
  }
}

function typosAllowed(word: string): number {
  if (word.length < FORGIVING_FROM_LENGTH || word.length > LONGEST || !/^\p{L}+$/u.test(word)) return 0;
  return word.length < TWO_TYPOS_FROM_LENGTH ? 1 : 2;
}
