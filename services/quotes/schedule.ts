import type { BillingPlan, ListedReservation, Term } from '../model.js';
import { addMonths, dayOf, type UtcDay, wholeMonths } from './days.js';

/** The days of a reservation's term and the way it is paid for. */
export interface Schedule {
  readonly plan: BillingPlan;
  readonly start: UtcDay;
  readonly expiry: UtcDay;
  readonly termDays: number;
  /** Months of the term: as many payments on a monthly plan. */
  readonly months: number;
}

/** Months of a term: as many payments on a monthly plan. */
export const MONTHS_OF_TERM: Readonly<Record<Term, number>> = { P1Y: 12, P3Y: 36 };

export function scheduleOf(reservation: ListedReservation): Schedule {
  const start = dayOf(reservation.benefitStart);
  const expiry = dayOf(reservation.expiryDate);
  return {
    plan: reservation.billingPlan,
    start,
    expiry,
    termDays: Math.max(expiry - start, 0),
    months: MONTHS_OF_TERM[reservation.term],
  };
}

/** Whole UTC days of the term that have gone by on `day`: 0 before the benefit start, `termDays` after the expiry. */
export function usedDaysOn(schedule: Schedule, day: UtcDay): number {
  return Math.min(Math.max(day - schedule.start, 0), schedule.termDays);
}

/** Where a day stands in the months that the payments of a monthly plan cover. */
export interface MonthOfTerm {
  /** Months that have gone by completely. */
  readonly fullMonths: number;
  /** Payments due so far: the first falls on the benefit start, each next one on the start of its month. */
  readonly paymentsDue: number;
  /** Days gone by of the current month, and its length; 0 of 1 outside the term. */
  readonly usedDays: number;
  readonly days: number;
}

export function monthOn({ start, months }: Schedule, day: UtcDay): MonthOfTerm {
  if (day < start) {
    return { fullMonths: 0, paymentsDue: 0, usedDays: 0, days: 1 };
  }
  const fullMonths = wholeMonths(start, day);
  if (fullMonths >= months) {
    return { fullMonths: months, paymentsDue: months, usedDays: 0, days: 1 };
  }
  const monthStart = addMonths(start, fullMonths);
  const days = addMonths(start, fullMonths + 1) - monthStart;
  return { fullMonths, paymentsDue: fullMonths + 1, usedDays: day - monthStart, days };
}
