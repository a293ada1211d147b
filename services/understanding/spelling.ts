import { typosBetween } from '../search/editDistance.js';

/** Shorter words are taken as typed: one wrong letter makes another word of them. */
const FORGIVING_FROM_LENGTH = 4;
const TWO_TYPOS_FROM_LENGTH = 8;
const LONGEST = 32;
/** The first letter is seldom the wrong one. */
const OTHER_INITIAL = 0.5;
/** A wrong letter takes one of the word's letters away and adds another. */
const LETTERS_PER_TYPO = 2;
const BITS = 32;

/** A known word with what it takes to pass over it quickly. */
interface KnownWord {
  readonly word: string;
  readonly letters: number;
}

/** Reads mistyped words as the known ones that were most likely meant. */
export class Spelling {
  readonly #byLength = new Map<number, KnownWord[]>();
  readonly #counts = new Map<string, number>();

  /** @param words every occurrence: of two words equally near, the more frequent one is meant */
  constructor(words: Iterable<string>) {
    for (const word of words) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
    for (const word of this.#counts.keys()) {
      const others = this.#byLength.get(word.length);
      const known = { word, letters: lettersOf(word) };
      if (others) others.push(known);
      else this.#byLength.set(word.length, [known]);
    }
  }

  /** Whether the folded word is one of those, as it is. */
  knows(word: string): boolean {
    return this.#counts.has(word);
  }

  /** The word itself when it is known or nothing known is near. */
  corrected(word: string): string {
    const allowed = this.knows(word) ? 0 : typosAllowed(word);
    if (allowed === 0) return word;
    const letters = lettersOf(word);
    let best = word;
    let least = Number.POSITIVE_INFINITY;
    for (let length = word.length - allowed; length <= word.length + allowed; length += 1) {
      for (const known of this.#byLength.get(length) ?? []) {
        if (differing(letters, known.letters) > LETTERS_PER_TYPO * allowed) continue;
        const cost = this.#costOf(word, known.word, allowed);
        if (cost >= least) continue;
        best = known.word;
        least = cost;
      }
    }
    return best;
  }

  /** Infinite for a word that is too far. */
  #costOf(typed: string, known: string, allowed: number): number {
    const typos = typosBetween(typed, known, allowed);
    if (typos > allowed) return Number.POSITIVE_INFINITY;
    return typos + (known[0] === typed[0] ? 0 : OTHER_INITIAL) - this.#commonness(known);
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

/** Which letters a word has, a bit each; some share one. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let index = 0; index < word.length; index += 1) letters |= 1 << (word.charCodeAt(index) % BITS);
  return letters;
}

/** How many bits differ. */
function differing(a: number, b: number): number {
  let bits = a ^ b;
  let count = 0;
  for (; bits !== 0; count += 1) bits &= bits - 1;
  return count;
}
