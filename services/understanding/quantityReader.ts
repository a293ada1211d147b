import type { Texts } from '../localization/texts.js';
import { wordsOf } from '../search/sentenceWords.js';
import type { Sentence } from './sentence.js';

/** What a language counts units with. */
interface CountingWords {
  readonly numbers: ReadonlyMap<string, number>;
  readonly units: ReadonlySet<string>;
}

interface Candidate {
  readonly at: number;
  readonly quantity: number;
  readonly hasUnit: boolean;
}

const FIGURES = /^[1-9]\d{0,3}$/;
/** Marks that make a figure part of something else: `-3`, `1.5`, `#3`, `3 %`, `3 €`. */
const BEFORE = /[\d.,:/#$€£¥+\-−–]$/;
const AFTER = /^(?:[.,:/-]\d|\s?[%°$€£¥])/;
/** What is counted stands at most so many words after its number: `two of the D4s`. */
const COUNTED_WITHIN = 3;

/** Reads how many units a sentence speaks of, in the words that the languages of the desk count with. */
export class QuantityReader {
  /** Each made with the first sentence in the language. */
  readonly #byLanguage = new Map<string, CountingWords>();

  constructor(private readonly languages: readonly Texts[]) {}

  /** The number that a folded word names. */
  numberOf(word: string, language: string): number | undefined {
    return this.#wordsOf(language)?.numbers.get(word);
  }

  /**
   * Takes the number of units: the one that a unit follows, or the only one. Numbers that were taken for a date, a product
   * or an ID count nothing; of words, only those that something countable follows, and `one` only before a unit.
   */
  take(sentence: Sentence, language: string): number | undefined {
    const words = this.#wordsOf(language);
    if (!words) return undefined;
    const candidates = sentence.words.flatMap((_, at) => candidateAt(sentence, at, words) ?? []);
    const withUnit = candidates.find(({ hasUnit }) => hasUnit);
    const chosen = withUnit ?? (candidates.length === 1 ? candidates[0] : undefined);
    if (chosen) sentence.take({ from: chosen.at, to: chosen.at + 1 }, 'quantity');
    return chosen?.quantity;
  }

  #wordsOf(language: string): CountingWords | undefined {
    const kept = this.#byLanguage.get(language);
    const texts = kept ? undefined : this.languages.find((own) => own.language === language);
    if (!texts) return kept;
    const words = countingWordsOf(texts);
    this.#byLanguage.set(language, words);
    return words;
  }
}

function candidateAt(sentence: Sentence, at: number, words: CountingWords): Candidate | undefined {
  const word = sentence.words[at];
  if (!word || !sentence.isFree({ from: at, to: at + 1 })) return undefined;
  const hasUnit = isUnit(sentence, at + 1, words.units);
  if (FIGURES.test(word.folded)) {
    const isPart =
      BEFORE.test(sentence.text.slice(0, word.start)) || AFTER.test(sentence.text.slice(word.end));
    return isPart ? undefined : { at, quantity: Number(word.folded), hasUnit };
  }
  const quantity = words.numbers.get(word.folded);
  if (quantity === undefined) return undefined;
  const isCounting = hasUnit || (quantity > 1 && countsSomething(sentence, at));
  return isCounting ? { at, quantity, hasUnit } : undefined;
}

function isUnit(sentence: Sentence, at: number, units: ReadonlySet<string>): boolean {
  return units.has(sentence.words[at]?.folded ?? '');
}

function countsSomething(sentence: Sentence, at: number): boolean {
  for (let next = at + 1; next <= at + COUNTED_WITHIN; next += 1) {
    const kind = sentence.kindAt(next);
    if (kind === 'product' || kind === 'reservation' || kind === 'plain') return true;
  }
  return false;
}

/**
 * The first form of each number is the one that counts, and with it those that begin alike: its other gender or spelling,
 * such as `dois` and `duas`. The others, such as `a` or `both`, mean more than the number.
 */
function countingWordsOf(texts: Texts): CountingWords {
  const numbers = texts
    .say('quote.quantity.words.numbers')
    .split('|')
    .flatMap((list, index) => {
      const forms = list.split('/').map(fold);
      return forms.filter((form) => form[0] === forms[0]?.[0]).map((form) => [form, index + 1] as const);
    });
  const units = texts.say('quote.quantity.words.units').split('|').map(fold);
  return { numbers: new Map(numbers), units: new Set(units) };
}

function fold(text: string): string {
  return wordsOf(text)
    .map(({ folded }) => folded)
    .join(' ');
}
