/** The calendar that the oracle reckons with: dates are strings, and the years are walked a day at a time. */

function isLeap(year: number): boolean {
  return year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);
}

function lengthOf(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function dateOf(year: number, month: number, day: number): string {
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join(
    '-',
  );
}

/** The place of every date in a walk through the years, a day at a time. */
const PLACES = new Map<string, number>();
for (let year = 2000; year < 2070; year += 1) {
  for (let month = 1; month <= 12; month += 1) {
    for (let day = 1; day <= lengthOf(year, month); day += 1)
      PLACES.set(dateOf(year, month, day), PLACES.size);
  }
}

/** Days from one date to another, negative where it lies before. */
export function daysBetween(from: string, to: string): number {
  const [start, end] = [PLACES.get(from), PLACES.get(to)];
  if (start === undefined || end === undefined)
    throw new Error(`no such day in the calendar: ${from}, ${to}`);
  return end - start;
}

/** The same day of a later month, or the month's last day where it has no such day. */
export function monthsLater(date: string, months: number): string {
  const [startYear = 0, startMonth = 0, day = 0] = date.split('-').map(Number);
  let [year, month] = [startYear, startMonth];
  for (let walked = 0; walked < months; walked += 1) {
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return dateOf(year, month, Math.min(day, lengthOf(year, month)));
}

const monthStartsByTerm = new Map<string, readonly string[]>();

/** The first day of every month of a term and the day after the last, kept: whole terms are asked for day by day. */
export function monthStartsOf(start: string, months: number): readonly string[] {
  const key = `${start} ${months}`;
  const known = monthStartsByTerm.get(key);
  if (known) return known;
  const starts = Array.from({ length: months + 1 }, (_, month) => monthsLater(start, month));
  monthStartsByTerm.set(key, starts);
  return starts;
}
