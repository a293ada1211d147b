import type { LanguageBook } from '../../services/localization/texts.js';
import { foldText } from '../../services/search/foldText.js';

/** What a typed quantity means: a count, or a part of what is available. */
type Meaning = number | 'all' | 'half' | 'most';

/** Longest text that can be a quantity. */
const LONGEST = 40;

/**
 * Quantities as people type them: digits, the words for one to twenty, all, half and as much as fits, in every language
 * of the book.
 */
export class QuantityWords {
  private readonly meanings = new Map<string, Meaning>();
  private readonly units = new Set<string>();

  constructor(book: LanguageBook) {
    for (const language of book.languages) {
      const texts = book.textsFor(language);
      const numbers = texts.say('quote.quantity.words.numbers').split('|');
      for (const [index, words] of numbers.entries()) this.learn(words.split('/'), index + 1);
      this.learn(texts.say('quote.quantity.words.all').split('|'), 'all');
      this.learn(texts.say('quote.quantity.words.half').split('|'), 'half');
      this.learn(texts.say('quote.quantity.words.most').split('|'), 'most');
      for (const unit of texts.say('quote.quantity.words.units').split('|')) this.units.add(foldText(unit));
    }
  }

  /**
   * The number that is meant, which need not be one that can be returned: `3`, `3 units`, `trois`, `tout`.
   * @param available what all of them are
   * @param most what as much as possible is
   * @returns undefined for what is no whole number above −1, such as `-3`, `1.5` or `many`
   */
  read(text: string, available: number, most = available): number | undefined {
    const typed = text.normalize('NFKC').trim();
    if (typed.length > LONGEST || /^[-−]/.test(typed)) return undefined;
    if (/\d/.test(typed)) return this.readDigits(typed);
    const words = foldText(typed);
    const meaning = this.meanings.get(words) ?? this.meanings.get(this.withoutUnit(words));
    if (meaning === 'all') return available;
    if (meaning === 'most') return most;
    if (meaning !== 'half') return meaning;
    return available % 2 === 0 ? available / 2 : undefined;
  }

  private readDigits(typed: string): number | undefined {
    const [, digits, unit] = /^\+?(\d{1,9})(?:\s*(\p{L}+))?$/u.exec(typed) ?? [];
    if (digits === undefined || (unit !== undefined && !this.units.has(foldText(unit)))) return undefined;
    return Number(digits);
  }

  private withoutUnit(words: string): string {
    const lastSpace = words.lastIndexOf(' ');
    return this.units.has(words.slice(lastSpace + 1)) ? words.slice(0, Math.max(0, lastSpace)) : words;
  }

  private learn(words: readonly string[], meaning: Meaning): void {
    for (const word of words) this.meanings.set(foldText(word), meaning);
  }
}
