import type { Reservation } from '../model.js';
import { dayAt, type UtcDay } from './days.js';
import { largestFitting } from './limitSearch.js';
import { countedMinor, type RefundTerms, refundAmounts } from './refundAmounts.js';
import type { RefundPolicy } from './refundPolicy.js';
import { freeOn, type PoolTake, type RefundPool, refundPool } from './refundPool.js';
import { scheduleOf } from './schedule.js';
import type { Units } from './share.js';

/** What a refund is quoted under. */
export interface RefundContext {
  readonly policy: RefundPolicy;
  readonly at: Date;
  /** Every refund of the customer, requested or granted, that may still take from the limit. */
  readonly pool: readonly PoolTake[];
  /** Units of the reservation that open requests, refunds and exchanges, already give back. */
  readonly pendingQuantity: number;
}

/** One reservation under one context: what the steps of a quote share. */
export interface RefundCalculation {
  readonly reservation: Reservation;
  readonly context: RefundContext;
  readonly terms: RefundTerms;
  readonly pool: RefundPool;
  readonly today: UtcDay;
  readonly freeUsdMinor: number;
}

export function calculationOf(reservation: Reservation, context: RefundContext): RefundCalculation {
  const { policy, at } = context;
  const today = dayAt(at);
  const pool = refundPool(policy.limit, context.pool);
  const terms = { schedule: scheduleOf(reservation), policy, utilization: reservation.utilization };
  return { reservation, context, terms, pool, today, freeUsdMinor: freeOn(pool, today) };
}

/** Units that no open request gives back. */
export function availableUnits({ reservation, context }: RefundCalculation): number {
  return Math.max(0, reservation.quantity - context.pendingQuantity);
}

/** The largest quantity from 1 to `max` that the limit holds today, or 0. */
export function largestWithinLimit(calculation: RefundCalculation, max: number): number {
  return largestFitting(
    max,
    (count) => countedOn(calculation, count, calculation.today) <= calculation.freeUsdMinor,
  );
}

/** USD cents that returning `count` units on `day` takes from the limit: the same calculation on the pricing amount. */
export function countedOn(calculation: RefundCalculation, count: number, day: UtcDay): number {
  const { reservation, terms } = calculation;
  const units = unitsOf(calculation, count);
  return countedMinor(
    terms.policy,
    refundAmounts(terms, reservation.pricingCommitment.amountMinor, units, day),
  );
}

export function unitsOf({ reservation, context }: RefundCalculation, count: number): Units {
  return { before: context.pendingQuantity, count, of: reservation.quantity };
}
