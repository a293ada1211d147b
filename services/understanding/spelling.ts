import { typosBetween } from '../search/editDistance.js';
import type { LearnedWords } from './learnedWords.js';

/** Shorter words are taken as typed: one wrong letter makes another word of them. */
const FORGIVING_FROM_LENGTH = 4;
const TWO_TYPOS_FROM_LENGTH = 8;
const LONGEST = 32;
/** The first letter is seldom the wrong one. */
const OTHER_INITIAL = 0.5;
/** A wrong letter takes one of the word's letters away and adds another. */
const LETTERS_PER_TYPO = 2;
const BITS = 32;

/** The words of one length: the number of the first one, the place of its first letter, and how many they are. */
interface SameLength {
  readonly first: number;
  readonly at: number;
  readonly count: number;
}

/** The nearest word so far, and what it costs to read it. */
interface Nearest {
  readonly word: string;
  readonly cost: number;
  readonly rank: number;
}

/** Reads mistyped words as the known ones that were most likely meant. */
export class Spelling {
  readonly #byLength: readonly SameLength[];
  /** Which letters each word has, to pass over most of them quickly; made for the first word that is not known. */
  #masks: Int32Array | undefined;

  constructor(private readonly words: LearnedWords) {
    let first = 0;
    let at = 0;
    this.#byLength = words.lengths.map((count, length) => {
      const same = { first, at, count };
      first += count;
      at += count * length;
      return same;
    });
  }

  /** Whether the folded word is one of those, as it is. */
  knows(word: string): boolean {
    const same = this.#byLength[word.length];
    let from = 0;
    let to = same?.count ?? 0;
    while (same && from < to) {
      const middle = (from + to) >>> 1;
      const order = this.#compare(word, same.at + middle * word.length);
      if (order === 0) return true;
      if (order > 0) from = middle + 1;
      else to = middle;
    }
    return false;
  }

  /** The word itself when it is known or nothing known is near. Of two words equally near, the more frequent one is meant. */
  corrected(word: string): string {
    const allowed = typosAllowed(word);
    if (allowed === 0 || this.knows(word)) return word;
    const masks = this.#lettersOfAll();
    const letters = maskOf(word, 0, word.length);
    let best: Nearest = { word, cost: Number.POSITIVE_INFINITY, rank: 0 };
    for (let length = word.length - allowed; length <= word.length + allowed; length += 1) {
      const { first = 0, at = 0, count = 0 } = this.#byLength[length] ?? {};
      let nearest: Nearest = { ...best, rank: -1 };
      for (let place = 0; place < count; place += 1) {
        if (differing(letters, masks[first + place] ?? 0) > LETTERS_PER_TYPO * allowed) continue;
        const known = this.words.letters.slice(at + place * length, at + (place + 1) * length);
        const cost = costOf(word, known, allowed) - commonness(this.words.counts[first + place] ?? 0);
        const rank = this.words.ranks[first + place] ?? 0;
        if (cost < nearest.cost || (cost === nearest.cost && rank < nearest.rank)) {
          nearest = { word: known, cost, rank };
        }
      }
      best = nearest;
    }
    return best.word;
  }

  /** Below 0 where the word comes before the known one that begins there. */
  #compare(word: string, at: number): number {
    for (let index = 0; index < word.length; index += 1) {
      const order = word.charCodeAt(index) - this.words.letters.charCodeAt(at + index);
      if (order !== 0) return order;
    }
    return 0;
  }

  #lettersOfAll(): Int32Array {
    if (this.#masks) return this.#masks;
    const masks = new Int32Array(this.words.counts.length);
    this.#byLength.forEach(({ first, at, count }, length) => {
      for (let place = 0; place < count; place += 1) {
        const start = at + place * length;
        masks[first + place] = maskOf(this.words.letters, start, start + length);
      }
    });
    this.#masks = masks;
    return masks;
  }
}

/** Infinite for a word that is too far. */
function costOf(typed: string, known: string, allowed: number): number {
  const typos = typosBetween(typed, known, allowed);
  return typos > allowed ? Number.POSITIVE_INFINITY : typos + (known[0] === typed[0] ? 0 : OTHER_INITIAL);
}

/** Below one, so that it only decides between equals. */
function commonness(count: number): number {
  return (0.4 * count) / (count + 10);
}

function typosAllowed(word: string): number {
  if (word.length < FORGIVING_FROM_LENGTH || word.length > LONGEST || !/^\p{L}+$/u.test(word)) return 0;
  return word.length < TWO_TYPOS_FROM_LENGTH ? 1 : 2;
}

/** Which letters a stretch of text has, a bit each; some share one. */
function maskOf(text: string, from: number, to: number): number {
  let mask = 0;
  for (let index = from; index < to; index += 1) mask |= 1 << (text.charCodeAt(index) % BITS);
  return mask;
}

/** How many bits differ. */
function differing(a: number, b: number): number {
  let bits = a ^ b;
  let count = 0;
  for (; bits !== 0; count += 1) bits &= bits - 1;
  return count;
}
