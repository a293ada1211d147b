import type { IsoDate } from '../model.js';

/** A UTC calendar date, as the count of days since 1970-01-01. */
export type UtcDay = number;

const MS_PER_DAY = 86_400_000;

/** The day of a date `YYYY-MM-DD`. */
export function dayOf(date: IsoDate): UtcDay {
  return (
    Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / MS_PER_DAY
  );
}

/** The UTC day that an instant lies in. */
export function dayAt(instant: Date): UtcDay {
  return Math.floor(instant.getTime() / MS_PER_DAY);
}

/** The first instant of the day. */
export function startOf(day: UtcDay): Date {
  return new Date(day * MS_PER_DAY);
}

/** The day as `YYYY-MM-DD`; years have four digits here. */
export function isoDate(day: UtcDay): IsoDate {
  return startOf(day).toISOString().slice(0, 10);
}

/**
 * The day `months` calendar months after `start`, always counted from `start` itself: where the month is too short
 * its last day stands in, and the months after it are not shortened (31 January, 28 February, 31 March).
 */
export function addMonths(start: UtcDay, months: number): UtcDay {
  const from = new Date(start * MS_PER_DAY);
  const year = from.getUTCFullYear();
  const month = from.getUTCMonth() + months;
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(from.getUTCDate(), lastOfMonth)) / MS_PER_DAY;
}

/** How many whole months lie between `start` and `day`, by `addMonths`; `day` is not before `start`. */
export function wholeMonths(start: UtcDay, day: UtcDay): number {
  const from = new Date(start * MS_PER_DAY);
  const to = new Date(day * MS_PER_DAY);
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  return addMonths(start, months) > day ? months - 1 : months;
}
