import type { IsoDate } from '../isoDates.js';
import type { Reservation } from '../model.js';
import type { Money } from '../money.js';
import { addMonths, dayAt, isoDate, startOf } from './days.js';
import { quoteRefund } from './refund.js';
import {
  availableUnits,
  calculationOf,
  largestWithinLimit,
  type RefundContext,
} from './refundCalculation.js';
import { reservationRefusals } from './refusals.js';

/** What the same return would bring on a later day, under today's policy and with no other refund in between. */
export interface RefundOutlook {
  /** Calendar months from today: 0 is today. */
  readonly months: number;
  readonly date: IsoDate;
  readonly refund: Money;
  /** What it would take from the limit, in USD, and what of the limit is free on that day. */
  readonly counted: Money;
  readonly free: Money;
  /** Whether it can be requested on that day, by the reservation's state and the limit. */
  readonly passes: boolean;
}

/** How many units of a reservation can be returned today. */
export interface RefundableUnits {
  readonly reserved: number;
  /** Units that no open request asks back. */
  readonly available: number;
  /** The most of them that the customer's limit holds. */
  readonly withinLimit: number;
}

/**
 * What returning `quantity` units would bring in each of `months` calendar months from today, 0 being today. The
 * refund is 0 where the reservation or the quantity is refused, as it is from the expiry on; a refund that only the
 * limit refuses keeps its amount.
 */
export function refundOutlook(
  reservation: Reservation,
  quantity: number,
  context: RefundContext,
  months: readonly number[],
): readonly RefundOutlook[] {
  return months.map((count) => {
    const day = addMonths(dayAt(context.at), count);
    const at = count === 0 ? context.at : startOf(day);
    const { refund, pool, refusals } = quoteRefund(reservation, quantity, { ...context, at });
    return {
      months: count,
      date: isoDate(day),
      refund,
      counted: pool.counted,
      free: pool.before,
      passes: refusals.length === 0,
    };
  });
}

/** How many units can be returned at `context.at`, by open requests, the limit, the product and the state. */
export function refundableUnits(reservation: Reservation, context: RefundContext): RefundableUnits {
  const calculation = calculationOf(reservation, context);
  const available = availableUnits(calculation);
  const isRefused = reservationRefusals(reservation, context.policy, context.at).length > 0;
  const withinLimit = isRefused ? 0 : largestWithinLimit(calculation, available);
  return { reserved: reservation.quantity, available, withinLimit };
}
