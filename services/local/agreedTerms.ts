import type { RequestSubmission } from '../model.js';
import {
  type AgreedTerms,
  asAgreedExchange,
  asAgreedRefund,
  askedTerms,
  reservationNotFound,
} from '../requests/agreedTerms.js';
import { currentReservation, dateOf } from './currentReservation.js';
import type { CustomerQuotes } from './customerQuotes.js';
import type { CustomerDocument } from './deskDocuments.js';

/**
 * Quotes what a submission asks for again, as things stand now; empty when it asks for neither refund nor exchange.
 * @throws RefusedError `ReservationNotFound`, `ProductNotFound`; `RefundRefused`, `ExchangeRefused` when it is no longer
 * granted; `QuoteChanged` when it would not be what the user agreed to; `Unexpected` for what no dialog sends.
 */
export function quoteAgain(
  document: CustomerDocument,
  submission: RequestSubmission,
  at: Date,
  quotes: CustomerQuotes,
): AgreedTerms {
  const asked = askedTerms(submission);
  if (asked.kind === 'exchange') {
    const quote = quotes.exchange(document, asked.exchange, at);
    return { exchange: asAgreedExchange(quote, asked.exchange) };
  }
  const { reservationId } = asked;
  if (asked.kind === 'refund') {
    const ask = { reservationId: reservationId ?? '', quantity: asked.refund.quantity };
    return { refund: asAgreedRefund(quotes.refund(document, ask, at), asked.refund) };
  }
  if (reservationId !== undefined && !currentReservation(document, reservationId, dateOf(at))) {
    throw reservationNotFound();
  }
  return {};
}
