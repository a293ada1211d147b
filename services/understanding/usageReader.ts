import type { Texts } from '../localization/texts.js';
import { Phrases } from './phrases.js';
import type { Sentence } from './sentence.js';

/** A number with its fraction; not a part of a longer one. */
const FIGURE = /(?<![\p{N}.,])\p{Nd}{1,3}(?:[.,]\p{Nd}{1,2})?(?![.,]?\p{N})/gu;
const PERCENT_SIGN = /^\s*[%％]/u;
const BELOW_SIGN = /[<≤＜]\s*$/u;
/** A word may stand between: `less than about 20 %`. */
const BETWEEN = 1;

/** Reads below which use a sentence asks for reservations, in the words of one language. Made once. */
export class UsageReader {
  readonly #percent: Phrases;
  readonly #below: Phrases;

  constructor(texts: Texts) {
    this.#percent = new Phrases(texts.say('understanding.usage.percent'));
    this.#below = new Phrases(texts.say('understanding.usage.below'));
  }

  /** Takes the first such figure; in percent, above 0 and up to 100. */
  take(sentence: Sentence): number | undefined {
    const { text, words } = sentence;
    for (const { 0: figure, index } of text.matchAll(FIGURE)) {
      const end = index + figure.length;
      const span = sentence.spanOf(index, end);
      if (!sentence.isFree(span)) continue;
      const unit = this.#percent.lengthAt(words, span.to);
      if (unit === 0 && !PERCENT_SIGN.test(text.slice(end))) continue;
      const isBelow =
        BELOW_SIGN.test(text.slice(0, index)) || this.#isBelow(sentence, span.from, span.to + unit);
      const percent = numberIn(figure);
      if (!isBelow || percent <= 0 || percent > 100) continue;
      sentence.take(span, 'quantity');
      return percent;
    }
    return undefined;
  }

  #isBelow({ words }: Sentence, from: number, to: number): boolean {
    for (let away = 0; away <= BETWEEN; away += 1) {
      if (this.#below.lengthBefore(words, from - away) > 0) return true;
      if (this.#below.lengthAt(words, to + away) > 0) return true;
    }
    return false;
  }
}

function numberIn(figure: string): number {
  return Number(figure.normalize('NFKC').replace(',', '.'));
}
