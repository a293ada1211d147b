import type { Commitments } from '../../model.js';
import { shareOf, type Units } from '../../quotes/share.js';

/** A reservation among those of its order, as far as its units go. */
export interface OrderedUnits {
  readonly id: string;
  readonly orderId: string;
  readonly quantity: number;
}

/**
 * Which of an order's units those of a reservation are. They are numbered in the order of the reservations' ids, so that the
 * shares of all of them together are the order's total.
 * @param siblings the customer's reservations; those of other orders do not matter
 * @param bought units of the order
 */
export function unitsOf(
  { id, orderId, quantity }: OrderedUnits,
  siblings: readonly OrderedUnits[],
  bought: number,
): Units {
  const before = siblings
    .filter((one) => one.orderId === orderId && one.id < id)
    .reduce((sum, one) => sum + one.quantity, 0);
  const count = Math.min(quantity, bought);
  return { before: Math.min(before, bought - count), count, of: bought };
}

/** What units of an order commit to. */
export function commitmentsOf({ commitment, pricingCommitment }: Commitments, units: Units): Commitments {
  return {
    commitment: { ...commitment, amountMinor: shareOf(commitment.amountMinor, units) },
    pricingCommitment: {
      ...pricingCommitment,
      amountMinor: shareOf(pricingCommitment.amountMinor, units),
    },
  };
}
