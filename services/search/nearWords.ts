import { typosBetween } from './editDistance.js';

/** Letters that another ending adds: a plural, a case. */
const LONGEST_ENDING = 2;
const ENDINGS_FROM_LENGTH = 4;
const TYPOS_FROM_LENGTH = 5;
const TWO_TYPOS_FROM_LENGTH = 8;
const LONGEST = 32;

/**
 * Those of a few known words that a typed one was meant for: with another ending, or, where typing mistakes are likely,
 * with one of those.
 */
export function nearWords(typed: string, words: Iterable<string>, forgivesTypos: boolean): string[] {
  return [...words].filter(
    (word) => hasOtherEnding(typed, word) || (forgivesTypos && isMistyped(typed, word)),
  );
}

function hasOtherEnding(typed: string, word: string): boolean {
  const [shorter, longer] = typed.length < word.length ? [typed, word] : [word, typed];
  return (
    shorter.length >= ENDINGS_FROM_LENGTH &&
    longer.length - shorter.length <= LONGEST_ENDING &&
    longer.startsWith(shorter)
  );
}

function isMistyped(typed: string, word: string): boolean {
  const allowed = typosForgiven(typed);
  return allowed > 0 && !/\d/.test(word) && typosBetween(typed, word, allowed) <= allowed;
}

/** How many typing mistakes a word may have and still be taken for a name. */
export function typosForgiven(typed: string): number {
  if (typed.length < TYPOS_FROM_LENGTH || typed.length > LONGEST || !/^\p{L}+$/u.test(typed)) return 0;
  return typed.length < TWO_TYPOS_FROM_LENGTH ? 1 : 2;
}
