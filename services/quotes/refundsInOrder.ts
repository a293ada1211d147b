import type { Reservation } from '../model.js';
import { quoteRefund } from './refund.js';
import type { RefundContext } from './refundCalculation.js';
import type { PoolTake } from './refundPool.js';
import type { RefundQuote } from './refundQuote.js';

/** Units of one reservation to return, beside the `pendingQuantity` units that open requests already give back. */
export interface RefundReturn {
  readonly reservation: Reservation;
  readonly quantity: number;
  readonly pendingQuantity: number;
}

/**
 * A quote for each return, in order, as if each were requested before the next is quoted: it sees the limit and the
 * units as those before it leave them. What is refused takes neither.
 */
export function quoteRefunds(
  returns: readonly RefundReturn[],
  context: Omit<RefundContext, 'pendingQuantity'>,
): readonly RefundQuote[] {
  const pool: PoolTake[] = [...context.pool];
  const unitsTaken = new Map<string, number>();
  return returns.map(({ reservation, quantity, pendingQuantity }) => {
    const taken = unitsTaken.get(reservation.id) ?? 0;
    const quote = quoteRefund(reservation, quantity, {
      ...context,
      pool,
      pendingQuantity: pendingQuantity + taken,
    });
    if (quote.refusals.length === 0) {
      pool.push({ at: quote.quotedAt, countedUsdMinor: quote.pool.counted.amountMinor });
      unitsTaken.set(reservation.id, taken + quantity);
    }
    return quote;
  });
}
