import type { RequestComment, SupportRequest } from '../model.js';
import type { ExchangeQuote } from '../quotes/exchangeQuote.js';
import type { RefundQuote } from '../quotes/refundQuote.js';
import type { AuditFacts } from './auditEntry.js';
import { digestOf } from './auditSeal.js';

/** What the trail keeps of a request: number, kind, quantities, amounts and status; no description and no contact. */
export function requestFacts({
  id,
  reservationId,
  status,
  refund,
  exchange,
  files,
}: SupportRequest): AuditFacts {
  return {
    request: id,
    ...(reservationId !== undefined && { reservation: reservationId }),
    ...(refund && { kind: 'refund', ...refundFacts(refund) }),
    ...(exchange && { kind: 'exchange', ...exchangeFacts(exchange) }),
    ...(!refund && !exchange && { kind: 'support' }),
    ...(files && { files: files.length }),
    status,
  };
}

/** What the trail keeps of a request that is carried out: the same, and how far that is. */
export function executionFacts(request: SupportRequest): AuditFacts {
  const { state = null, correlationId } = request.execution ?? {};
  return {
    ...requestFacts(request),
    execution: state,
    ...(correlationId !== undefined && { correlation: correlationId }),
  };
}

/** What the trail keeps of a comment: enough to tell later that its words are still the same. */
export function commentFacts({ id, text }: RequestComment): AuditFacts {
  return { comment: id, textSha256: digestOf(text) };
}

function refundFacts({ quantity, policyId, refund, lines, pool }: RefundQuote): AuditFacts {
  const fee = lines.find(({ code }) => code === 'fee');
  return {
    quantity,
    policy: policyId,
    currency: refund.currency,
    refundMinor: refund.amountMinor,
    ...(fee && { feeMinor: fee.amount.amountMinor }),
    countedUsdMinor: pool.counted.amountMinor,
  };
}

function exchangeFacts({ policyId, returns, purchases, credit, netPayable }: ExchangeQuote): AuditFacts {
  return {
    policy: policyId,
    returns: returns.map(({ reservationId, quantity }) => ({ reservation: reservationId, quantity })),
    purchases: purchases.map(({ sku, region, term, billingPlan, quantity }) => ({
      sku,
      region,
      term,
      billingPlan,
      quantity,
    })),
    currency: credit.currency,
    creditMinor: credit.amountMinor,
    netPayableMinor: netPayable.amountMinor,
  };
}
