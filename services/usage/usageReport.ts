import type { FoundReservation, IsoDate } from '../model.js';
import type { Money } from '../money.js';
import { dayOf, isoDate } from '../quotes/days.js';
import { type DailyUsage, MAX_USAGE_DAYS } from '../usage.js';
import { averageOf } from './averageOf.js';
import { costOfDays } from './costOfDays.js';
import { type LastWeek, lastWeekOf, WEEK_DAYS } from './lastWeek.js';

/** How much of a reservation was used on one UTC day. */
export interface UsedDay {
  readonly date: IsoDate;
  /** 0–100. */
  readonly percent: number;
}

/** One day of a report. */
export interface ReportedDay extends UsedDay {
  /** The unused part of the day's share of the commitment, in minor units; those of all days add up to `cost.unused`. */
  readonly unusedMinor?: number | undefined;
}

/** Up to seven days of a report; only the first of its weeks may be shorter. */
export interface ReportedWeek {
  /** The oldest first, at least one. */
  readonly days: readonly ReportedDay[];
  readonly averagePercent: number;
}

/** What the days of a report were paid for. */
export interface UsageCost {
  /** The days' share of the commitment, in its billing currency. */
  readonly committed: Money;
  /** What of it was not used. */
  readonly unused: Money;
}

/** How a reservation was used over its last recorded days, and what of it was paid for nothing. */
export interface UsageReport {
  /** The oldest first, one after another, at least one. */
  readonly days: readonly ReportedDay[];
  /** The same days by weeks, counted back from the last day. */
  readonly weeks: readonly ReportedWeek[];
  readonly averagePercent: number;
  readonly lowestPercent: number;
  readonly highestPercent: number;
  /** Absent while the commitment is not known. */
  readonly cost?: UsageCost | undefined;
  /** What the last seven days needed; absent while fewer are recorded. */
  readonly lastWeek?: LastWeek | undefined;
}

/**
 * Undefined where no day is recorded on which the reservation ran.
 * @param today days from it on are not over yet and do not count
 */
export function usageReport(
  reservation: FoundReservation,
  usage: DailyUsage,
  today: IsoDate,
): UsageReport | undefined {
  const used = daysOf(reservation, usage, today);
  if (used.length === 0) return undefined;
  const percents = used.map(({ percent }) => percent);
  const { commitment } = reservation;
  const costs = commitment && costOfDays({ ...reservation, commitment }, percents);
  const days = costs
    ? used.map((day, index) => ({ ...day, unusedMinor: costs.unusedMinorByDay[index] ?? 0 }))
    : used;
  return {
    days,
    weeks: weeksOf(days),
    averagePercent: averageOf(percents),
    lowestPercent: Math.min(...percents),
    highestPercent: Math.max(...percents),
    cost: costs && {
      committed: { ...commitment, amountMinor: costs.committedMinor },
      unused: { ...commitment, amountMinor: costs.unusedMinor },
    },
    lastWeek: lastWeekOf(reservation.quantity, percents),
  };
}

/** The recorded days that are over and on which the reservation ran. */
function daysOf(
  { benefitStart, expiryDate }: FoundReservation,
  { lastDay, percents }: DailyUsage,
  today: IsoDate,
): UsedDay[] {
  const last = dayOf(lastDay);
  const end = expiryDate < today ? expiryDate : today;
  return percents
    .map((percent, daysBack) => ({ date: isoDate(last - daysBack), percent }))
    .filter(({ date }) => date >= benefitStart && date < end)
    .slice(0, MAX_USAGE_DAYS)
    .reverse();
}

function weeksOf(days: readonly ReportedDay[]): ReportedWeek[] {
  const inFirst = days.length % WEEK_DAYS || WEEK_DAYS;
  return Array.from({ length: Math.ceil(days.length / WEEK_DAYS) }, (_, week) => {
    const end = inFirst + week * WEEK_DAYS;
    const ofWeek = days.slice(Math.max(0, end - WEEK_DAYS), end);
    return { days: ofWeek, averagePercent: averageOf(ofWeek.map(({ percent }) => percent)) };
  });
}
