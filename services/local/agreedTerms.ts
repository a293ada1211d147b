import { RefusedError } from '../errors.js';
import type { AgreedExchange, AgreedRefund, RequestSubmission, SupportRequest } from '../model.js';
import type { ExchangeQuote } from '../quotes/exchangeQuote.js';
import type { RefundQuote } from '../quotes/refundQuote.js';
import { currentReservation, dateOf } from './currentReservation.js';
import type { CustomerQuotes } from './customerQuotes.js';
import type { CustomerDocument } from './deskDocuments.js';

/** The quotes that a request on file keeps. */
export type AgreedTerms = Pick<SupportRequest, 'refund' | 'exchange'>;

/**
 * Quotes what a submission asks for again, as things stand now; empty when it asks for neither refund nor exchange.
 * @throws RefusedError `ReservationNotFound`, `ProductNotFound`; `RefundRefused`, `ExchangeRefused` when it is no longer
 * granted; `QuoteChanged` when it would not be what the user agreed to; `Unexpected` for what no dialog sends.
 */
export function quoteAgain(
  document: CustomerDocument,
  { reservationId, refund, exchange }: RequestSubmission,
  at: Date,
  quotes: CustomerQuotes,
): AgreedTerms {
  if (refund && exchange) throw new RefusedError('Unexpected', 'a request asks for a refund or an exchange');
  if (exchange) {
    if (reservationId !== exchange.returns[0]?.reservationId) {
      throw new RefusedError('Unexpected', 'the request is not about its first return');
    }
    return { exchange: asAgreedExchange(quotes.exchange(document, exchange, at), exchange) };
  }
  if (refund) {
    const ask = { reservationId: reservationId ?? '', quantity: refund.quantity };
    return { refund: asAgreedRefund(quotes.refund(document, ask, at), refund) };
  }
  if (reservationId !== undefined && !currentReservation(document, reservationId, dateOf(at))) {
    throw new RefusedError('ReservationNotFound', 'no such reservation of this customer');
  }
  return {};
}

function asAgreedRefund(quote: RefundQuote, agreed: AgreedRefund): RefundQuote {
  if (quote.refusals.length > 0) throw new RefusedError('RefundRefused', codesOf(quote.refusals));
  if (quote.refund.amountMinor !== agreed.refundMinor || quote.policyId !== agreed.policyId) {
    throw new RefusedError('QuoteChanged', 'the refund is no longer what was agreed');
  }
  return quote;
}

function asAgreedExchange(quote: ExchangeQuote, agreed: AgreedExchange): ExchangeQuote {
  if (quote.refusals.length > 0) throw new RefusedError('ExchangeRefused', codesOf(quote.refusals));
  const isSame =
    quote.credit.amountMinor === agreed.creditMinor &&
    quote.netPayable.amountMinor === agreed.netPayableMinor &&
    quote.policyId === agreed.policyId;
  if (!isSame) throw new RefusedError('QuoteChanged', 'the exchange is no longer what was agreed');
  return quote;
}

function codesOf(refusals: readonly { readonly code: string }[]): string {
  return refusals.map(({ code }) => code).join(', ');
}
