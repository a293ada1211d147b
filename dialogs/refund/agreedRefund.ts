import type { AgreedRefund } from '../../services/model.js';
import type { RefundQuote } from '../../services/quotes/refundQuote.js';

/** What a user agrees to in a quote that is not refused. */
export function agreedRefundOf({ quantity, refund, policyId, expiresAt }: RefundQuote): AgreedRefund {
  return { quantity, refundMinor: refund.amountMinor, policyId, expiresAt };
}
