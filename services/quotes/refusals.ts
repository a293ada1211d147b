import type { ListedReservation } from '../model.js';
import { dayAt, dayOf, isoDate, type UtcDay } from './days.js';
import { excludes, type RefundPolicy } from './refundPolicy.js';
import { PRICING_CURRENCY } from './refundPool.js';
import type { QuoteRefusal, RefusalCode } from './refundQuote.js';

/** A refusal of one of these codes. */
type RefusalOf<Code extends RefusalCode> = QuoteRefusal & { readonly code: Code };

/**
 * Why no unit of the reservation can be refunded at `at`, whatever the quantity and the limit; empty when some may.
 * At most the product's refusal and the one of its state.
 */
export function reservationRefusals(
  reservation: ListedReservation,
  policy: RefundPolicy,
  at: Date,
): readonly QuoteRefusal[] {
  const refusals = [productRefusal(reservation, policy), stateRefusal(reservation, at)];
  return refusals.filter((refusal) => refusal !== undefined);
}

function productRefusal({ resourceType }: ListedReservation, policy: RefundPolicy): QuoteRefusal | undefined {
  return excludes(policy, resourceType) ? { code: 'NotRefundable', figures: { resourceType } } : undefined;
}

/** Why a reservation in its state cannot be given back at `at`, by a refund or an exchange. */
export function stateRefusal(
  { state, expiryDate }: ListedReservation,
  at: Date,
): RefusalOf<'Cancelled' | 'Expired' | 'Processing'> | undefined {
  if (state === 'Cancelled') {
    return { code: 'Cancelled', figures: {} };
  }
  if (state === 'Expired' || dayAt(at) >= dayOf(expiryDate)) {
    return { code: 'Expired', figures: { expiryDate } };
  }
  return state === 'Processing' ? { code: 'Processing', figures: {} } : undefined;
}

/**
 * Why `quantity` cannot be asked for: not a whole number from 1 to `reserved`, or more than is left beside the
 * `pending` units that were asked back already.
 * @param passing finds the largest quantity that would pass, 0 for none
 */
export function quantityRefusal(
  quantity: number,
  reserved: number,
  pending: number,
  passing: () => number,
): RefusalOf<'InvalidQuantity' | 'AlreadyRequested'> | undefined {
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > reserved) {
    return {
      code: 'InvalidQuantity',
      figures: { min: 1, max: reserved },
      ...passingQuantity(passing()),
    };
  }
  const available = Math.max(0, reserved - pending);
  if (quantity > available) {
    return {
      code: 'AlreadyRequested',
      figures: { pending, available },
      ...passingQuantity(passing()),
    };
  }
  return undefined;
}

/** A refund that the customer's limit does not hold, in USD cents, and what would fit. */
export interface LimitExcess {
  readonly limitUsdMinor: number;
  readonly freeUsdMinor: number;
  readonly countedUsdMinor: number;
  /** 0 for none. */
  readonly passingQuantity: number;
  readonly passingDay: UtcDay | undefined;
}

export function limitRefusal(excess: LimitExcess): QuoteRefusal {
  return {
    code: 'LimitExceeded',
    figures: {
      limitMinor: excess.limitUsdMinor,
      freeMinor: excess.freeUsdMinor,
      countedMinor: excess.countedUsdMinor,
      currency: PRICING_CURRENCY,
    },
    ...passingQuantity(excess.passingQuantity),
    ...(excess.passingDay === undefined ? {} : { passingDate: isoDate(excess.passingDay) }),
  };
}

function passingQuantity(quantity: number): Pick<QuoteRefusal, 'passingQuantity'> {
  return quantity > 0 ? { passingQuantity: quantity } : {};
}
