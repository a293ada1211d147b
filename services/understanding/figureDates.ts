import type { UtcDay } from '../quotes/days.js';
import type { CalendarWords } from './calendarWords.js';
import type { SaidPeriod } from './periodReader.js';
import { dayOn, nextDayOn, oneDay } from './periods.js';
import type { Sentence } from './sentence.js';

const ISO = /(?<![\d\w])(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?![\d\w])/g;
const SHORT = /(?<![\d\w])(\d{1,2})[-/.](\d{1,2})[-/.](20\d\d|\d\d)(?![\d\w])/g;
const WITHOUT_YEAR = /(?<![\d\w.])(\d{1,2})\.(\d{1,2})\.(?!\d)/g;
const CENTURY = 2000;

/**
 * Dates in figures by their first word: `2027-03-15`, and `15/03/2027` in the order of the language, or the other way
 * round where that gives none. In languages that write it so, `15.03.` is the next 15 March.
 */
export function figureDates(
  sentence: Sentence,
  { order, endsWithStop }: Pick<CalendarWords, 'order' | 'endsWithStop'>,
  today: UtcDay,
): ReadonlyMap<number, SaidPeriod> {
  const dates = new Map<number, SaidPeriod>();
  const add = ({ 0: text, index }: RegExpExecArray, date: UtcDay | undefined): void => {
    const { from, to } = sentence.spanOf(index, index + text.length);
    const isRead = to > from;
    if (date === undefined || !isRead) return;
    dates.set(from, { length: to - from, period: oneDay(date), isRelative: false });
  };
  for (const found of sentence.text.matchAll(ISO)) {
    const [, year, month, day] = found;
    add(found, dayOn(Number(year), Number(month), Number(day)));
  }
  const monthFirst = order.indexOf('month') < order.indexOf('day');
  for (const found of sentence.text.matchAll(SHORT)) {
    const [, a, b, y] = found;
    const year = Number(y) < CENTURY ? CENTURY + Number(y) : Number(y);
    const [month, day] = monthFirst ? [Number(a), Number(b)] : [Number(b), Number(a)];
    add(found, dayOn(year, month, day) ?? dayOn(year, day, month));
  }
  for (const found of endsWithStop ? sentence.text.matchAll(WITHOUT_YEAR) : []) {
    const [, day, month] = found;
    add(found, nextDayOn(today, Number(month), Number(day)));
  }
  return dates;
}
