import { addMonths, dayAt, startOf, type UtcDay } from '../quotes/days.js';

/** Days from the first on, before the second. */
export interface Period {
  readonly from: UtcDay;
  readonly before: UtcDay;
}

/** What times are counted in, the shortest first. */
export const UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const;
/** One of `UNITS`. */
export type Unit = (typeof UNITS)[number];

const MONTHS: Readonly<Record<'month' | 'quarter' | 'year', number>> = { month: 1, quarter: 3, year: 12 };
const DAYS_OF_WEEK = 7;
/** 1970-01-05, the first Monday there is. */
const A_MONDAY = 4;
/** Farther away, nothing expires. */
const MAX_COUNT = 3_700;

/** The date, or undefined where there is none such as 30 February. */
export function dayOn(year: number, month: number, day: number): UtcDay | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? dayAt(date) : undefined;
}

/** The first such day from `today` on; undefined where the year it would lie in has none, such as 30 February. */
export function nextDayOn(today: UtcDay, month: number, day: number): UtcDay | undefined {
  const year = yearOf(today);
  const nearest = dayOn(year, month, day);
  return nearest !== undefined && nearest < today ? dayOn(year + 1, month, day) : nearest;
}

/** The calendar year that the day lies in. */
export function yearOf(day: UtcDay): number {
  return startOf(day).getUTCFullYear();
}

/** The day alone. */
export function oneDay(day: UtcDay): Period {
  return { from: day, before: day + 1 };
}

/** A month, or several from it on. */
export function monthsFrom(year: number, month: number, count = 1): Period {
  const from = dayAt(new Date(Date.UTC(year, month - 1, 1)));
  return { from, before: addMonths(from, count) };
}

/** The calendar unit that `today` lies in, or the one `ahead` units later. Weeks begin on Mondays. */
export function unitAround(today: UtcDay, unit: Unit, ahead: number): Period {
  if (unit === 'day') return oneDay(today + ahead);
  if (unit === 'week') {
    const monday = today - ((today - A_MONDAY) % DAYS_OF_WEEK) + ahead * DAYS_OF_WEEK;
    return { from: monday, before: monday + DAYS_OF_WEEK };
  }
  const count = MONTHS[unit];
  const now = startOf(today);
  const first = Math.floor(now.getUTCMonth() / count) * count + 1;
  const from = addMonths(monthsFrom(now.getUTCFullYear(), first).from, ahead * count);
  return { from, before: addMonths(from, count) };
}

/** From today on, so many units long, its last day included. */
export function unitsAhead(today: UtcDay, unit: Unit, count: number): Period {
  const bounded = Math.min(count, MAX_COUNT);
  if (unit === 'day' || unit === 'week') {
    return { from: today, before: today + bounded * (unit === 'day' ? 1 : DAYS_OF_WEEK) + 1 };
  }
  return { from: today, before: addMonths(today, Math.min(bounded * MONTHS[unit], MAX_COUNT)) + 1 };
}
