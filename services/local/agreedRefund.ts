import { RefusedError } from '../errors.js';
import type { RequestSubmission } from '../model.js';
import type { RefundQuote } from '../quotes/refundQuote.js';
import { currentReservation, dateOf } from './currentReservation.js';
import type { CustomerDocument } from './deskDocuments.js';
import { circumstancesOf, type RefundQuoter } from './refundQuoter.js';

/**
 * Quotes the refund of a submission again, as things stand now; undefined when it asks for none.
 * @throws RefusedError `ReservationNotFound`; `RefundRefused` when it is no longer granted; `QuoteChanged` when it
 * would not be what the user agreed to.
 */
export function quoteAgain(
  document: CustomerDocument,
  { reservationId, refund: agreed }: RequestSubmission,
  at: Date,
  quoteRefundFor: RefundQuoter,
): RefundQuote | undefined {
  if (reservationId === undefined && !agreed) return undefined;
  const reservation = currentReservation(document, reservationId ?? '', dateOf(at));
  if (!reservation) throw new RefusedError('ReservationNotFound', 'no such reservation of this customer');
  if (!agreed) return undefined;

  const quote = quoteRefundFor(reservation, agreed.quantity, circumstancesOf(document, reservation.id, at));
  if (quote.refusals.length > 0) {
    throw new RefusedError('RefundRefused', quote.refusals.map(({ code }) => code).join(', '));
  }
  if (quote.refund.amountMinor !== agreed.refundMinor || quote.policyId !== agreed.policyId) {
    throw new RefusedError('QuoteChanged', 'the refund is no longer what was agreed');
  }
  return quote;
}
