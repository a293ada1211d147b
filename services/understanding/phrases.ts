import { type SentenceWord, wordsOf } from '../search/sentenceWords.js';

/** Phrases of one or more words that mean the same. */
export class Phrases {
  /** The longest first. */
  readonly #phrases: readonly (readonly string[])[];

  /** @param list separated by bars */
  constructor(list: string) {
    this.#phrases = list
      .split('|')
      .map((phrase) => wordsOf(phrase).map(({ folded }) => folded))
      .sort((a, b) => b.length - a.length);
  }

  /** How many words from `at` on are one of them; 0 when they are none. */
  lengthAt(words: readonly SentenceWord[], at: number): number {
    return this.#phrases.find((one) => stands(one, words, at))?.length ?? 0;
  }

  /** How many words that end before `at` are one of them. */
  lengthBefore(words: readonly SentenceWord[], at: number): number {
    return this.#phrases.find((one) => stands(one, words, at - one.length))?.length ?? 0;
  }
}

function stands(phrase: readonly string[], words: readonly SentenceWord[], at: number): boolean {
  return at >= 0 && phrase.every((word, index) => words[at + index]?.folded === word);
}
