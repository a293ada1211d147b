import { addMonths, type UtcDay } from './days.js';
import type { RefundTerms } from './refundAmounts.js';
import { freeOn, type RefundPool } from './refundPool.js';

/**
 * The largest count from 1 to `max` that fits, or 0. What counts grows with the units, save for a minor unit of
 * rounding on a monthly plan: only where a unit's payment is that small may a larger one fit as well.
 */
export function largestFitting(max: number, fits: (count: number) => boolean): number {
  let fitting = 0;
  let failing = max + 1;
  while (failing - fitting > 1) {
    const middle = Math.floor((fitting + failing) / 2);
    if (fits(middle)) {
      fitting = middle;
    } else {
      failing = middle;
    }
  }
  return fitting;
}

/**
 * The first day after `today`, and before the expiry, on which what counts then fits what is free then.
 * @param countedOn USD cents that the refund would take on a day
 */
export function firstFittingDay(
  terms: RefundTerms,
  pool: RefundPool,
  today: UtcDay,
  countedOn: (day: UtcDay) => number,
): UtcDay | undefined {
  const starts = fallingSpans(terms, pool, today + 1);
  for (const [index, start] of starts.entries()) {
    const last = (starts[index + 1] ?? terms.schedule.expiry) - 1;
    const free = freeOn(pool, start);
    if (last >= start && countedOn(last) <= free) {
      return firstWithin(start, last, (day) => countedOn(day) <= free);
    }
  }
  return undefined;
}

/**
 * Starts of the spans, from `from` to the expiry, within which the free amount stands still and what counts never
 * rises. It may rise only where a payment falls due or the fee changes; so a span fits when its last day does.
 */
function fallingSpans({ schedule, policy }: RefundTerms, pool: RefundPool, from: UtcDay): UtcDay[] {
  const { start, expiry, months, plan } = schedule;
  const payments = plan === 'Monthly' ? Array.from({ length: months }, (_, n) => addMonths(start, n)) : [];
  const feeChanges = policy.feeTiers.map((tier) => start + tier.fromDay);
  const refills = pool.refills.map((refill) => refill.day);
  const days = new Set([from, ...payments, ...feeChanges, ...refills]);
  return [...days].filter((day) => day >= from && day < expiry).sort((a, b) => a - b);
}

/** The first day from `start` to `last` that fits, where `last` does and every day after a fitting one. */
function firstWithin(start: UtcDay, last: UtcDay, fits: (day: UtcDay) => boolean): UtcDay {
  let low = start;
  let high = last;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}
