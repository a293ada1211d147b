import type { AgreedExecution, ExecutionTerms } from '../../services/execution.js';
import { agreedExchangeOf, exchangeMark } from '../exchange/exchangeConsent.js';
import { agreedRefundOf, refundMark } from '../refund/agreedRefund.js';

/** Amounts that were shown and are to be confirmed: the port holds itself to them. Plain JSON. */
export interface TermsToConfirm {
  readonly agreed: AgreedExecution;
  /** Of the amounts. */
  readonly currency: string;
  /** What they are told apart by from other amounts. */
  readonly mark: string;
}

/** Undefined where the quote is refused, so that there is nothing to confirm. */
export function termsToConfirm({ refund, exchange }: ExecutionTerms): TermsToConfirm | undefined {
  if (refund && refund.refusals.length === 0) {
    const agreed = { refund: agreedRefundOf(refund) };
    return { agreed, currency: refund.refund.currency, mark: refundMark(refund) };
  }
  if (exchange && exchange.refusals.length === 0) {
    const lines = {
      returns: exchange.returns.map(({ reservationId, quantity }) => ({ reservationId, quantity })),
      purchases: exchange.purchases.map(({ sku, region, term, billingPlan, quantity }) => ({
        sku,
        region,
        term,
        billingPlan,
        quantity,
      })),
    };
    const agreed = { exchange: agreedExchangeOf(exchange, lines) };
    return { agreed, currency: exchange.netPayable.currency, mark: exchangeMark(exchange) };
  }
  return undefined;
}
