import type { Customer, FoundReservation, RequestSubmission } from '../model.js';
import type { ExchangeQuote } from '../quotes/exchangeQuote.js';
import type { RefundQuote } from '../quotes/refundQuote.js';
import type { ApprovalSummary } from './approval.js';

/** A refund or an exchange as it is quoted, with whom and what it is about. */
export type QuotedTerms =
  | {
      readonly customer: Customer | undefined;
      readonly reservation: FoundReservation;
      readonly refund: RefundQuote;
      readonly exchange?: undefined;
    }
  | { readonly customer: Customer | undefined; readonly exchange: ExchangeQuote };

/** What is decided on. */
export function summaryOf(terms: QuotedTerms): ApprovalSummary {
  const customerName = terms.customer?.name ?? '';
  if (terms.exchange) {
    const { returns, purchases, credit, purchaseTotal, netPayable, expiresAt } = terms.exchange;
    return {
      kind: 'exchange',
      customerName,
      given: returns.map(({ displayName: name, sku, quantity }) => ({ name, sku, quantity })),
      bought: purchases.map(({ sku, region, term, quantity }) => ({ sku, region, term, quantity })),
      amounts: [
        { figure: 'credit', amount: credit },
        { figure: 'purchases', amount: purchaseTotal },
        { figure: 'net', amount: netPayable },
      ],
      expiresAt,
    };
  }
  const { displayName: name, sku } = terms.reservation;
  const { quantity, refund, pool, expiresAt } = terms.refund;
  return {
    kind: 'refund',
    customerName,
    given: [{ name, sku, quantity }],
    bought: [],
    amounts: [
      { figure: 'refund', amount: refund },
      { figure: 'counted', amount: pool.counted },
    ],
    expiresAt,
  };
}

/** The submission with the amounts of these terms instead of those that were agreed to. */
export function withTerms(submission: RequestSubmission, terms: QuotedTerms): RequestSubmission {
  const { refund, exchange } = submission;
  if (terms.exchange && exchange) {
    const { credit, netPayable, policyId, expiresAt } = terms.exchange;
    const amounts = { creditMinor: credit.amountMinor, netPayableMinor: netPayable.amountMinor };
    return { ...submission, exchange: { ...exchange, ...amounts, policyId, expiresAt } };
  }
  if (terms.exchange || !refund) return submission;
  const { refund: amount, policyId, expiresAt } = terms.refund;
  return { ...submission, refund: { ...refund, refundMinor: amount.amountMinor, policyId, expiresAt } };
}
