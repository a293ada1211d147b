import type { Term } from '../model.js';
import { isoDate, type UtcDay } from '../quotes/days.js';
import { isUnspaced, type WordSpan } from '../search/sentenceWords.js';
import type { CalendarWords, TimeWord } from './calendarWords.js';
import { figureDates } from './figureDates.js';
import { PeriodReader } from './periodReader.js';
import type { Period } from './periods.js';
import type { Sentence } from './sentence.js';
import type { DateRange } from './understanding.js';

/** What a sentence says about when a reservation ends, and for how long it was bought. */
export interface SaidExpiry {
  readonly expiry?: DateRange | undefined;
  readonly term?: Term | undefined;
}

/** A time with the words around it: by `before` and the like it may be open to one side. */
interface Placed {
  readonly from?: UtcDay | undefined;
  readonly before?: UtcDay | undefined;
  /** It begins a stretch that the next one ends. */
  readonly isBegin: boolean;
}

/** Words from `bought` to its date. */
const BEGUN_WITHIN = 3;
/** Words from a date to the `bought` that follows it: `im Januar gekaufte`. */
const BEGUN_AFTER = 2;
const PAUSE = /[,;:!?\u3001\u3002]/;
const LONGEST_ARTICLE = 3;

/**
 * Reads times out of a sentence and takes their words. A month or a day without a year is the next one to come; times that
 * have passed, and those of a purchase, are taken and tell nothing about the expiry.
 */
export function readExpiry(
  sentence: Sentence,
  calendar: CalendarWords,
  numberOf: (word: string) => number | undefined,
  today: UtcDay,
): SaidExpiry {
  const reader = new PeriodReader(sentence.words, calendar, numberOf, today);
  const figures = figureDates(sentence, calendar, today);
  const placed: Placed[] = [];
  let term: Term | undefined;
  for (let at = 0; at < sentence.words.length; at += 1) {
    const said = figures.get(at) ?? reader.at(at);
    const span = { from: at, to: at + (said?.length ?? 0) };
    if (!said || !sentence.isFree(span)) continue;
    sentence.take(span, said.isRelative ? 'plain' : 'date');
    term ??= said.term;
    const isPurchase = isOfPurchase(
      sentence,
      calendar,
      span,
      (index) => figures.has(index) || !!reader.at(index),
    );
    if (said.period && !isPurchase) placed.push(placedIn(sentence, calendar, span, said.period));
    at = span.to - 1;
  }
  return { expiry: rangeOf(placed), term };
}

/** Whether the time is that of a purchase: its word stands before it, or after it without a time of its own. */
function isOfPurchase(
  { words, text }: Sentence,
  calendar: CalendarWords,
  { from, to }: WordSpan,
  isTime: (at: number) => boolean,
): boolean {
  for (let at = from; at > from - BEGUN_WITHIN; at -= 1) {
    if (calendar.lengthBefore('begun', words, at) > 0) return true;
  }
  for (let at = to; at < to + BEGUN_AFTER; at += 1) {
    const length = calendar.lengthAt('begun', words, at);
    if (length === 0 || PAUSE.test(text.slice(words[to - 1]?.end, words[at]?.start))) continue;
    const after = at + length;
    return !isTime(after) && !isTime(after + 1) && !isTime(after + 2);
  }
  return false;
}

function placedIn({ words }: Sentence, calendar: CalendarWords, span: WordSpan, period: Period): Placed {
  const hasArticle = (words[span.from - 1]?.folded.length ?? LONGEST_ARTICLE + 1) <= LONGEST_ARTICLE;
  const isUnspacedText = isUnspaced(words[span.to]?.folded ?? '');
  const lengthOf = (kind: TimeWord, at: number, after: number): number =>
    calendar.lengthBefore(kind, words, at) || (isUnspacedText ? calendar.lengthAt(kind, words, after) : 0);
  const endLength = lengthOf('end', span.from, span.to);
  const starts = [span.from - endLength, ...(hasArticle ? [span.from - 1] : [])];
  const says = (kind: TimeWord): boolean => starts.some((at) => lengthOf(kind, at, span.to) > 0);
  if (says('until')) return { before: period.before, isBegin: false };
  if (says('before')) return { before: endLength > 0 ? period.before : period.from, isBegin: false };
  if (says('after')) return { from: period.before, isBegin: false };
  if (says('from') || says('between')) return { from: period.from, isBegin: true };
  return { ...period, isBegin: false };
}

function rangeOf(placed: readonly Placed[]): DateRange | undefined {
  const [first, second] = placed;
  if (!first) return undefined;
  const isOpen = first.from === undefined || first.before === undefined;
  const joins = second !== undefined && (first.isBegin || !isOpen) && second.before !== undefined;
  const range = joins ? { from: first.from, before: Math.max(first.before ?? 0, second.before) } : first;
  return {
    ...(range.from === undefined ? {} : { from: isoDate(range.from) }),
    ...(range.before === undefined ? {} : { before: isoDate(range.before) }),
  };
}
