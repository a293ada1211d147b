import type { Reservation } from '../model.js';
import { firstFittingDay } from './limitSearch.js';
import { quoteLines } from './quoteLines.js';
import { quoteValidity } from './quoteValidity.js';
import { refundAmounts } from './refundAmounts.js';
import {
  availableUnits,
  calculationOf,
  countedOn,
  largestWithinLimit,
  type RefundCalculation,
  type RefundContext,
  unitsOf,
} from './refundCalculation.js';
import { PRICING_CURRENCY, refillDay, refillsAfter } from './refundPool.js';
import type { PoolAroundQuote, QuoteRefusal, RefundQuote } from './refundQuote.js';
import { limitRefusal, quantityRefusal, reservationRefusals } from './refusals.js';
import { usedDaysOn } from './schedule.js';

export type { RefundContext };

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

function refusalsBeforeFigures(calculation: RefundCalculation, quantity: number): readonly QuoteRefusal[] {
  const { reservation, context } = calculation;
  const standing = reservationRefusals(reservation, context.policy, context.at);
  if (standing.length > 0) {
    return standing;
  }
  const refusal = quantityRefusal(quantity, reservation.quantity, context.pendingQuantity, () =>
    largestWithinLimit(calculation, availableUnits(calculation)),
  );
  return refusal === undefined ? [] : [refusal];
}

function quoteWithoutFigures(
  calculation: RefundCalculation,
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

function quoteWithFigures(calculation: RefundCalculation, quantity: number): RefundQuote {
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

function quoteOf(calculation: RefundCalculation, quantity: number, outcome: Outcome): RefundQuote {
  const { reservation, context, terms, today } = calculation;
  return {
    customerId: reservation.customerId,
    reservationId: reservation.id,
    orderId: reservation.orderId,
    quantity: Number.isFinite(quantity) ? quantity : 0,
    reservedQuantity: reservation.quantity,
    ...quoteValidity(context.policy, context.at),
    termDays: terms.schedule.termDays,
    usedDays: usedDaysOn(terms.schedule, today),
    lines: outcome.lines,
    refund: outcome.refund,
    remainingCommitment: outcome.remainingCommitment,
    pool: outcome.pool,
    refusals: outcome.refusals,
  };
}

function poolAround(
  calculation: RefundCalculation,
  countedUsdMinor: number,
  refused: boolean,
): PoolAroundQuote {
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

function limitRefusalOf(
  calculation: RefundCalculation,
  quantity: number,
  countedUsdMinor: number,
): QuoteRefusal {
  const { terms, pool, today } = calculation;
  return limitRefusal({
    limitUsdMinor: pool.limitUsdMinor,
    freeUsdMinor: calculation.freeUsdMinor,
    countedUsdMinor,
    passingQuantity: largestWithinLimit(calculation, quantity - 1),
    passingDay: firstFittingDay(terms, pool, today, (day) => countedOn(calculation, quantity, day)),
  });
}
