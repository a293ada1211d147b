import type { LanguageBook } from '../../../services/localization/texts.js';
import { foldText } from '../../../services/search/foldText.js';

const MEANINGS = ['in', 'out'] as const;
/** To sign in or out. */
export type SignInWord = (typeof MEANINGS)[number];

const LONGEST = 60;

/** The lines by which users of any language sign in and out. */
export class SignInWords {
  readonly #meanings = new Map<string, SignInWord>();

  constructor(book: LanguageBook) {
    for (const language of book.languages) {
      const texts = book.textsFor(language);
      for (const meaning of MEANINGS) {
        for (const line of texts.say(`signIn.words.${meaning}`).split('|')) {
          this.#meanings.set(foldText(line), meaning);
        }
      }
    }
  }

  /** Whole lines only. */
  meant(text: string | undefined): SignInWord | undefined {
    return text === undefined || text.length > LONGEST ? undefined : this.#meanings.get(foldText(text));
  }
}
