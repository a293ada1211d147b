import type { RefundPoolEntry, Reservation } from '../model.js';
import { dayAt, type UtcDay } from './days.js';
import { firstFittingDay, largestFitting } from './limitSearch.js';
import { quoteLines } from './quoteLines.js';
import { countedMinor, type RefundTerms, refundAmounts } from './refundAmounts.js';
import type { RefundPolicy } from './refundPolicy.js';
import {
  freeOn,
  PRICING_CURRENCY,
  type RefundPool,
  refillDay,
  refillsAfter,
  refundPool,
} from './refundPool.js';
import type { PoolAroundQuote, QuoteRefusal, RefundQuote } from './refundQuote.js';
import { limitRefusal, quantityRefusal, reservationRefusals } from './refusals.js';
import { scheduleOf, usedDaysOn } from './schedule.js';
import type { Units } from './share.js';

/** What a refund is quoted under. */
export interface RefundContext {
  readonly policy: RefundPolicy;
  readonly at: Date;
  /** Every refund of the customer, requested or granted, that may still take from the limit. */
  readonly pool: readonly RefundPoolEntry[];
  /** Units of the reservation that open refund requests already ask back. */
  readonly pendingQuantity: number;
}

/** One reservation under one context: what the steps of a quote share. */
interface Calculation {
  readonly reservation: Reservation;
  readonly context: RefundContext;
  readonly terms: RefundTerms;
  readonly pool: RefundPool;
  readonly today: UtcDay;
  readonly freeUsdMinor: number;
}

/**
 * Quotes the return of `quantity` units of a reservation by the rules of domain.md ("Money and days", "Refund
 * policies"). A refusal is part of the quote, never an error.
 */
export function quoteRefund(reservation: Reservation, quantity: number, context: RefundContext): RefundQuote {
  const calculation = calculationOf(reservation, context);
  const refusals = refusalsBeforeFigures(calculation, quantity);
  return refusals.length > 0
    ? quoteWithoutFigures(calculation, quantity, refusals)
    : quoteWithFigures(calculation, quantity);
}

function calculationOf(reservation: Reservation, context: RefundContext): Calculation {
  const { policy, at } = context;
  const today = dayAt(at);
  const pool = refundPool(policy.limit, context.pool);
  const terms = { schedule: scheduleOf(reservation), policy, utilization: reservation.utilization };
  return { reservation, context, terms, pool, today, freeUsdMinor: freeOn(pool, today) };
}

function refusalsBeforeFigures(calculation: Calculation, quantity: number): readonly QuoteRefusal[] {
  const { reservation, context } = calculation;
  const standing = reservationRefusals(reservation, context.policy, context.at);
  if (standing.length > 0) {
    return standing;
  }
  const available = Math.max(0, reservation.quantity - context.pendingQuantity);
  const refusal = quantityRefusal(quantity, reservation.quantity, context.pendingQuantity, () =>
    largestWithinLimit(calculation, available),
  );
  return refusal === undefined ? [] : [refusal];
}

function quoteWithoutFigures(
  calculation: Calculation,
  quantity: number,
  refusals: readonly QuoteRefusal[],
): RefundQuote {
  const nothing = { amountMinor: 0, currency: calculation.reservation.commitment.currency };
  const pool = poolAround(calculation, 0, true);
  return quoteOf(calculation, quantity, {
    lines: [],
    refund: nothing,
    remainingCommitment: nothing,
    pool,
    refusals,
  });
}

function quoteWithFigures(calculation: Calculation, quantity: number): RefundQuote {
  const { reservation, terms, today } = calculation;
  const { amountMinor, currency } = reservation.commitment;
  const amounts = refundAmounts(terms, amountMinor, unitsOf(calculation, quantity), today);
  const countedUsdMinor = countedOn(calculation, quantity, today);
  const refused = countedUsdMinor > calculation.freeUsdMinor;
  return quoteOf(calculation, quantity, {
    lines: quoteLines(terms, amounts, currency, today),
    refund: { amountMinor: amounts.refundMinor, currency },
    remainingCommitment: { amountMinor: amounts.cancelledCommitmentMinor, currency },
    pool: poolAround(calculation, countedUsdMinor, refused),
    refusals: refused ? [limitRefusalOf(calculation, quantity, countedUsdMinor)] : [],
  });
}

type Outcome = Pick<RefundQuote, 'lines' | 'refund' | 'remainingCommitment' | 'pool' | 'refusals'>;

function quoteOf(calculation: Calculation, quantity: number, outcome: Outcome): RefundQuote {
  const { reservation, context, terms, today } = calculation;
  const { policy, at } = context;
  return {
    customerId: reservation.customerId,
    reservationId: reservation.id,
    orderId: reservation.orderId,
    quantity: Number.isFinite(quantity) ? quantity : 0,
    reservedQuantity: reservation.quantity,
    policyId: policy.id,
    policyDate: policy.appliesFrom,
    quotedAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + policy.quoteValidityMinutes * 60_000).toISOString(),
    termDays: terms.schedule.termDays,
    usedDays: usedDaysOn(terms.schedule, today),
    lines: outcome.lines,
    refund: outcome.refund,
    remainingCommitment: outcome.remainingCommitment,
    pool: outcome.pool,
    refusals: outcome.refusals,
  };
}

function poolAround(calculation: Calculation, countedUsdMinor: number, refused: boolean): PoolAroundQuote {
  const { context, pool, today, freeUsdMinor } = calculation;
  const usd = (amountMinor: number) => ({ amountMinor, currency: PRICING_CURRENCY });
  const own = { day: refillDay(context.policy.limit, today), usdMinor: countedUsdMinor };
  return {
    limit: usd(pool.limitUsdMinor),
    before: usd(freeUsdMinor),
    counted: usd(countedUsdMinor),
    after: usd(freeUsdMinor - countedUsdMinor),
    refills: refillsAfter(pool, today, refused ? undefined : own),
  };
}

function limitRefusalOf(calculation: Calculation, quantity: number, countedUsdMinor: number): QuoteRefusal {
  const { terms, pool, today } = calculation;
  return limitRefusal({
    limitUsdMinor: pool.limitUsdMinor,
    freeUsdMinor: calculation.freeUsdMinor,
    countedUsdMinor,
    passingQuantity: largestWithinLimit(calculation, quantity - 1),
    passingDay: firstFittingDay(terms, pool, today, (day) => countedOn(calculation, quantity, day)),
  });
}

function largestWithinLimit(calculation: Calculation, max: number): number {
  return largestFitting(
    max,
    (count) => countedOn(calculation, count, calculation.today) <= calculation.freeUsdMinor,
  );
}

/** USD cents that returning `count` units on `day` takes from the limit: the same calculation on the pricing amount. */
function countedOn(calculation: Calculation, count: number, day: UtcDay): number {
  const { reservation, terms } = calculation;
  const units = unitsOf(calculation, count);
  return countedMinor(
    terms.policy,
    refundAmounts(terms, reservation.pricingCommitment.amountMinor, units, day),
  );
}

function unitsOf({ reservation, context }: Calculation, count: number): Units {
  return { before: context.pendingQuantity, count, of: reservation.quantity };
}
