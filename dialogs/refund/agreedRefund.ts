import type { AgreedRefund } from '../../services/model.js';
import type { RefundQuote } from '../../services/quotes/refundQuote.js';

/** What a user agrees to in a quote that is not refused. */
export function agreedRefundOf({ quantity, refund, policyId, expiresAt }: RefundQuote): AgreedRefund {
  return { quantity, refundMinor: refund.amountMinor, policyId, expiresAt };
}

/** What the user agrees to: kept with the card's choices, so that a quote that differs is noticed. */
export function refundMark({ policyId, refund }: RefundQuote): string {
  return `${policyId} ${refund.amountMinor} ${refund.currency}`;
}
