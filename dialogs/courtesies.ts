import type { LanguageBook } from '../services/localization/texts.js';
import { foldText, foldWords } from '../services/search/foldText.js';

/** What people say to be polite, and the desk answers in kind. */
export const COURTESIES = ['hello', 'thanks', 'bye'] as const;
/** `signIn`: to sign in or out, which is heard here only where nobody has to. */
export type Courtesy = (typeof COURTESIES)[number] | 'signIn';

const MOST_WORDS = 8;

/** Polite words as users of any language type them. */
export class CourtesyBook {
  readonly #byPhrase = new Map<string, Courtesy | 'filler'>();
  readonly #longest: number;

  constructor(book: LanguageBook) {
    for (const own of book.languages) {
      const texts = book.textsFor(own);
      for (const name of [...COURTESIES, 'filler'] as const) {
        this.#learn(texts.say(`commands.courtesies.words.${name}`), name);
      }
      this.#learn(`${texts.say('signIn.words.in')}|${texts.say('signIn.words.out')}`, 'signIn');
    }
    this.#longest = Math.max(...[...this.#byPhrase.keys()].map((phrase) => phrase.split(' ').length));
  }

  /** The courtesy that a line is, if it is nothing else: of several, as in “hello and thanks”, the last. */
  meant(text: string): Courtesy | undefined {
    const words = foldWords(text.slice(0, 200));
    if (words.length > MOST_WORDS) return undefined;
    let meant: Courtesy | undefined;
    for (let from = 0; from < words.length; ) {
      const phrase = this.#phraseAt(words, from);
      if (!phrase) return undefined;
      if (phrase.name !== 'filler') meant = phrase.name;
      from += phrase.length;
    }
    return meant;
  }

  #learn(phrases: string, name: Courtesy | 'filler'): void {
    for (const phrase of phrases.split('|')) this.#byPhrase.set(foldText(phrase), name);
  }

  #phraseAt(words: readonly string[], from: number) {
    for (let length = Math.min(this.#longest, words.length - from); length > 0; length -= 1) {
      const name = this.#byPhrase.get(words.slice(from, from + length).join(' '));
      if (name) return { name, length };
    }
    return undefined;
  }
}
