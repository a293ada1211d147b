import type { Reservation } from '../../../../services/model.js';
import type { Money } from '../../../../services/money.js';
import type { QuoteLineCode, RefundQuote } from '../../../../services/quotes/refundQuote.js';
import { reservationPath } from '../resourceIds.js';
import { paymentSchedule } from './paymentSchedule.js';
import { plusMinor, wirePrice } from './wireValues.js';

/** What is given back for units of a reservation, reckoned in both currencies. */
export interface Refund {
  readonly present: Reservation;
  readonly quote: RefundQuote;
  /** The same in the pricing currency. */
  readonly pricingQuote: RefundQuote;
  readonly sessionId: string;
  /** Added to what is given back. */
  readonly shiftMinor: number;
}

/** The body of `calculateRefund`, and of the answer that accepts a return. */
export function refundBody(refund: Refund): object {
  const { present, quote, pricingQuote, sessionId, shiftMinor } = refund;
  return {
    id: reservationPath(present),
    properties: {
      sessionId,
      quantity: quote.quantity,
      billingRefundAmount: wirePrice(plusMinor(quote.refund, shiftMinor)),
      pricingRefundAmount: wirePrice(pricingQuote.refund),
      policyResult: { properties: policyResult(quote) },
      billingInformation: billingInformation(refund),
    },
  };
}

/** What was taken from the limit so far, this refund not included, and whether the limit holds it. */
function policyResult({ pool, refusals }: RefundQuote): object {
  const consumed = plusMinor(pool.limit, -pool.before.amountMinor);
  return {
    consumedRefundsTotal: wirePrice(consumed),
    maxRefundLimit: wirePrice(pool.limit),
    policyErrors: refusals
      .filter(({ code }) => code === 'LimitExceeded')
      .map(() => ({
        code: 'RefundLimitExceeded',
        message: 'The refund exceeds what is left of the yearly limit.',
      })),
  };
}

/** As published examples have it, the remaining commitment is that of monthly plans; upfront there is none. */
function billingInformation({ present, quote }: Refund): object {
  const payments = paymentSchedule(present);
  const today = quote.quotedAt.slice(0, 10);
  const remaining = present.billingPlan === 'Monthly' ? quote.remainingCommitment : nothingOf(quote);
  return {
    billingPlan: present.billingPlan,
    completedTransactions: payments.filter(({ dueDate }) => dueDate <= today).length,
    totalTransactions: payments.length,
    billingCurrencyTotalPaidAmount: wirePrice(lineOf(quote, 'paid')),
    billingCurrencyProratedAmount: wirePrice(lineOf(quote, 'consumed')),
    billingCurrencyRemainingCommitmentAmount: wirePrice(remaining),
  };
}

function lineOf(quote: RefundQuote, wanted: QuoteLineCode): Money {
  return quote.lines.find(({ code }) => code === wanted)?.amount ?? nothingOf(quote);
}

function nothingOf({ refund }: RefundQuote): Money {
  return { ...refund, amountMinor: 0 };
}
