import type { LanguageBook } from '../../services/localization/texts.js';
import { EXPIRY_WINDOWS, UNDERUSED_BELOW_PERCENT } from '../../services/portfolio.js';
import { foldText } from '../../services/search/foldText.js';
import { isDays, isPercent, type PortfolioAsk } from './portfolioAsk.js';

/** Longest text that can ask for a list. */
const LONGEST = 60;

/** Stands for the one number of a text. */
const NUMBER = ' nnn ';

/** A number with its sign and separators; the hyphen in `next-45` is no sign. */
const FIGURE = /(?:(?<![\p{L}\p{N}])[-−])?\d+(?:[.,]\d+)*/gu;
/** Thousands in groups: `1,000` is no decimal fraction. */
const GROUPED = /^-?[1-9]\d{0,2}(?:[.,]\d{3})+$/;

/** What a form of words asks for, given the number in it. */
type Meaning = 'days' | 'below' | PortfolioAsk;

/** A list that is asked for, or a figure that no list can have. */
export type PortfolioWish =
  | { readonly kind: 'list'; readonly ask: PortfolioAsk }
  | { readonly kind: 'outOfRange'; readonly figure: 'days' | 'below' };

/** The lists of the portfolio as people type them (`next 45 days`, `moins de 50 %`), in every language of the book. */
export class PortfolioWords {
  private readonly meanings = new Map<string, Meaning>();

  constructor(book: LanguageBook) {
    for (const language of book.languages) {
      const texts = book.textsFor(language);
      // Any number will do: it is taken out of these forms as it is out of what is typed.
      this.learn(texts.say('portfolio.words.days', { number: 1 }), 'days');
      this.learn(texts.say('portfolio.words.below', { number: 1 }), 'below');
      this.learn(texts.say('portfolio.words.expiring'), { view: 'expiring', days: EXPIRY_WINDOWS[0] });
      this.learn(texts.say('portfolio.words.underused'), {
        view: 'underused',
        below: UNDERUSED_BELOW_PERCENT,
      });
      this.learn(texts.say('portfolio.words.limits'), { view: 'limits' });
      this.learn(texts.say('portfolio.words.requests'), { view: 'requests' });
    }
  }

  /** Undefined for words that ask for no list. */
  read(text: string): PortfolioWish | undefined {
    if (text.length > LONGEST) return undefined;
    const { form, numbers } = formOf(text);
    const meaning = this.meanings.get(form);
    if (typeof meaning === 'object') return { kind: 'list', ask: meaning };
    const [number] = numbers;
    if (meaning === undefined || number === undefined) return undefined;
    if (meaning === 'days') {
      return isDays(number)
        ? { kind: 'list', ask: { view: 'expiring', days: number } }
        : { kind: 'outOfRange', figure: 'days' };
    }
    return isPercent(number)
      ? { kind: 'list', ask: { view: 'underused', below: number } }
      : { kind: 'outOfRange', figure: 'below' };
  }

  private learn(words: string, meaning: Meaning): void {
    for (const word of words.split('|')) this.meanings.set(formOf(word).form, meaning);
  }
}

/** A text with its numbers taken out; a percent sign stays, which folding would drop. */
function formOf(text: string): { form: string; numbers: number[] } {
  const plain = text.normalize('NFKC').replaceAll('%', ' percent ');
  const numbers = plain.match(FIGURE) ?? [];
  return {
    form: foldText(plain.replace(FIGURE, NUMBER)),
    numbers: numbers.map(numberIn),
  };
}

function numberIn(text: string): number {
  const plain = text.replace('−', '-');
  return Number(GROUPED.test(plain) ? plain.replace(/[.,]/g, '') : plain.replace(',', '.'));
}
