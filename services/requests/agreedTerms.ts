import { RefusedError } from '../errors.js';
import type { AgreedExchange, AgreedRefund, RequestSubmission, SupportRequest } from '../model.js';
import type { ExchangeQuote } from '../quotes/exchangeQuote.js';
import type { RefundQuote } from '../quotes/refundQuote.js';

/** The quotes that a request on file keeps. */
export type AgreedTerms = Pick<SupportRequest, 'refund' | 'exchange'>;

/** What a submission asks for, one thing at most. */
export type AskedTerms =
  | { readonly kind: 'exchange'; readonly exchange: AgreedExchange }
  | { readonly kind: 'refund'; readonly refund: AgreedRefund; readonly reservationId: string | undefined }
  | { readonly kind: 'neither'; readonly reservationId: string | undefined };

/** @throws RefusedError `Unexpected` for what no dialog sends */
export function askedTerms({ reservationId, refund, exchange }: RequestSubmission): AskedTerms {
  if (refund && exchange) throw new RefusedError('Unexpected', 'a request asks for a refund or an exchange');
  if (exchange) {
    if (reservationId !== exchange.returns[0]?.reservationId) {
      throw new RefusedError('Unexpected', 'the request is not about its first return');
    }
    return { kind: 'exchange', exchange };
  }
  return refund ? { kind: 'refund', refund, reservationId } : { kind: 'neither', reservationId };
}

/** The quote, if it is still what the user agreed to. @throws RefusedError `RefundRefused`, `QuoteChanged` */
export function asAgreedRefund(quote: RefundQuote, agreed: AgreedRefund): RefundQuote {
  if (quote.refusals.length > 0) throw new RefusedError('RefundRefused', codesOf(quote.refusals));
  if (quote.refund.amountMinor !== agreed.refundMinor || quote.policyId !== agreed.policyId) {
    throw new RefusedError('QuoteChanged', 'the refund is no longer what was agreed');
  }
  return quote;
}

/** The quote, if it is still what the user agreed to. @throws RefusedError `ExchangeRefused`, `QuoteChanged` */
export function asAgreedExchange(quote: ExchangeQuote, agreed: AgreedExchange): ExchangeQuote {
  if (quote.refusals.length > 0) throw new RefusedError('ExchangeRefused', codesOf(quote.refusals));
  const isSame =
    quote.credit.amountMinor === agreed.creditMinor &&
    quote.netPayable.amountMinor === agreed.netPayableMinor &&
    quote.policyId === agreed.policyId;
  if (!isSame) throw new RefusedError('QuoteChanged', 'the exchange is no longer what was agreed');
  return quote;
}

/** The refusal of a request about what the customer does not have. */
export function reservationNotFound(): RefusedError {
  return new RefusedError('ReservationNotFound', 'no such reservation of this customer');
}

function codesOf(refusals: readonly { readonly code: string }[]): string {
  return refusals.map(({ code }) => code).join(', ');
}
