import type { Texts } from '../localization/texts.js';
import { type SentenceWord, wordsOf } from '../search/sentenceWords.js';
import { Phrases } from './phrases.js';

/** Kinds of words about time that the texts `dates.<kind>` list. */
export const TIME_WORDS = [
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'next',
  'this',
  'last',
  'before',
  'until',
  'after',
  'from',
  'between',
  'end',
  'within',
  'begun',
] as const;
/** One of `TIME_WORDS`. */
export type TimeWord = (typeof TIME_WORDS)[number];

/** A name of a month that was found. */
export interface FoundMonth {
  /** 1–12. */
  readonly month: number;
  /** Words it takes up. */
  readonly length: number;
  /** So short that it may as well be another word: `may`, `mar`. */
  readonly isShort: boolean;
}

/** Which part of a date stands first, second and third where it is written in figures. */
export type DateOrder = readonly ('day' | 'month' | 'year')[];

const SHORT = /^\p{L}{1,3}$/u;
/** The 15th, on which the names of months are looked up. */
const HAS_DAY = /15/;

/** The words that one language speaks of dates with; those of months as `Intl` has them. Made once. */
export class CalendarWords {
  readonly order: DateOrder;
  /** Whether a date in figures without its year ends with a full stop: `15.03.` */
  readonly endsWithStop: boolean;
  readonly #phrases: ReadonlyMap<TimeWord, Phrases>;
  readonly #months: ReadonlyMap<string, number>;

  constructor(texts: Texts) {
    this.order = orderOf(texts.locale);
    this.endsWithStop = endsWithStop(texts.locale);
    this.#phrases = new Map(TIME_WORDS.map((kind) => [kind, new Phrases(texts.say(`dates.${kind}`))]));
    this.#months = monthsOf(texts.locale);
  }

  /** How many words from `at` on are a phrase of this kind; 0 when they are none. */
  lengthAt(kind: TimeWord, words: readonly SentenceWord[], at: number): number {
    return this.#phrases.get(kind)?.lengthAt(words, at) ?? 0;
  }

  /** How many words that end before `at` are a phrase of this kind. */
  lengthBefore(kind: TimeWord, words: readonly SentenceWord[], at: number): number {
    return this.#phrases.get(kind)?.lengthBefore(words, at) ?? 0;
  }

  /** The month that the one or two words from `at` on are the name of, long or short. */
  monthAt(words: readonly SentenceWord[], at: number): FoundMonth | undefined {
    for (const length of [2, 1].filter((count) => at + count <= words.length)) {
      const name = nameOf(words.slice(at, at + length));
      const month = this.#months.get(name);
      if (month !== undefined) return { month, length, isShort: SHORT.test(name) };
    }
    return undefined;
  }
}

function monthsOf(locale: string): Map<string, number> {
  const formats = [
    { month: 'long' },
    { month: 'short' },
    { month: 'long', day: 'numeric' },
    { month: 'short', day: 'numeric' },
  ] as const;
  const months = new Map<string, number>();
  for (const options of formats) {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    for (let month = 1; month <= 12; month += 1) {
      const date = Date.UTC(2027, month - 1, 15);
      const part = format.formatToParts(date).find(({ type }) => type === 'month')?.value;
      const name = part !== undefined && /\p{L}/u.test(part) ? part : format.format(date);
      if (!HAS_DAY.test(name)) months.set(nameOf(wordsOf(name)), month);
    }
  }
  return months;
}

function nameOf(words: readonly SentenceWord[]): string {
  return words.map(({ folded }) => folded).join(' ');
}

function orderOf(locale: string): DateOrder {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeZone: 'UTC' })
    .formatToParts(0)
    .map(({ type }) => type)
    .filter((type) => type === 'day' || type === 'month' || type === 'year');
}

function endsWithStop(locale: string): boolean {
  const format = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', timeZone: 'UTC' });
  return /\d\.\s?\d+\.$/.test(format.format(0));
}
