import { isDeepStrictEqual } from 'node:util';
import { RefusedError } from '../errors.js';
import type { AgreedExecution, ExecutionTerms } from '../execution.js';
import type { SupportRequest } from '../model.js';
import type { ExchangeQuote, PurchaseAsk, ReturnAsk } from '../quotes/exchangeQuote.js';
import { type AgreedTerms, asAgreedExchange, asAgreedRefund } from './agreedTerms.js';

/** What the exchange on file gives and gets, to be quoted anew. */
export function exchangeAskOf({ returns, purchases }: Pick<ExchangeQuote, 'returns' | 'purchases'>) {
  return { returns: returns.map(returnAskOf), purchases: purchases.map(purchaseAskOf) };
}

/** What is to be confirmed: the request with its quotes made anew. */
export function executionTerms(request: SupportRequest, quoted: AgreedTerms): ExecutionTerms {
  return { request, ...quoted, isAsFiled: isDeepStrictEqual(amountsOf(request), amountsOf(quoted)) };
}

/**
 * The quotes made anew, if they are what the user confirmed.
 * @throws RefusedError `QuoteChanged`, `RefundRefused`, `ExchangeRefused`; `Unexpected` where something else was confirmed than
 * the request asks for, which no dialog sends
 */
export function asConfirmed(quoted: AgreedTerms, agreed: AgreedExecution): AgreedTerms {
  const { refund, exchange } = quoted;
  if (refund && agreed.refund?.quantity === refund.quantity && !agreed.exchange) {
    return { refund: asAgreedRefund(refund, agreed.refund) };
  }
  if (exchange && agreed.exchange && !agreed.refund && isSameExchange(exchange, agreed.exchange)) {
    return { exchange: asAgreedExchange(exchange, agreed.exchange) };
  }
  throw new RefusedError('Unexpected', 'something else was confirmed than the request asks for');
}

function isSameExchange(quote: ExchangeQuote, agreed: Asked): boolean {
  return isDeepStrictEqual(exchangeAskOf(quote), {
    returns: agreed.returns.map(returnAskOf),
    purchases: agreed.purchases.map(purchaseAskOf),
  });
}

interface Asked {
  readonly returns: readonly ReturnAsk[];
  readonly purchases: readonly PurchaseAsk[];
}

function returnAskOf({ reservationId, quantity }: ReturnAsk): ReturnAsk {
  return { reservationId, quantity };
}

function purchaseAskOf({ sku, region, term, billingPlan, quantity }: PurchaseAsk): PurchaseAsk {
  return { sku, region, term, billingPlan, quantity };
}

function amountsOf({ refund, exchange }: AgreedTerms) {
  return {
    refund: refund && { amount: refund.refund, policyId: refund.policyId },
    exchange: exchange && {
      credit: exchange.credit,
      netPayable: exchange.netPayable,
      policyId: exchange.policyId,
    },
  };
}
