import type { RefundPoolEntry, Reservation } from '../model.js';
import type { RefundQuote } from '../quotes/refundQuote.js';
import type { CustomerDocument } from './deskDocuments.js';

/** What a quote depends on besides the reservation, the quantity and the policy. */
export interface QuoteCircumstances {
  readonly at: Date;
  /** What the customer's refunds took from its limit. */
  readonly pool: readonly RefundPoolEntry[];
  /** Units of the reservation that unfinished refund requests already return. */
  readonly pendingQuantity: number;
}

/** Quotes a refund under the policy in force. Pure. */
export type RefundQuoter = (
  reservation: Reservation,
  quantity: number,
  circumstances: QuoteCircumstances,
) => RefundQuote;

/** The circumstances of a reservation of this customer at an instant. */
export function circumstancesOf(
  document: CustomerDocument,
  reservationId: string,
  at: Date,
): QuoteCircumstances {
  const pendingQuantity = document.requests
    .filter((request) => request.reservationId === reservationId && isUnfinished(request.status))
    .reduce((sum, request) => sum + (request.refund?.quantity ?? 0), 0);
  return { at, pool: document.refundPool, pendingQuantity };
}

function isUnfinished(status: string): boolean {
  return status === 'Open' || status === 'InProgress';
}
