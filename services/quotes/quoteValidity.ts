import type { RefundPolicy } from './refundPolicy.js';
import type { RefundQuote } from './refundQuote.js';

/** The policy that a quote names, and from when until when it holds. */
export type QuoteValidity = Pick<RefundQuote, 'policyId' | 'policyDate' | 'quotedAt' | 'expiresAt'>;

export function quoteValidity(policy: RefundPolicy, at: Date): QuoteValidity {
  return {
    policyId: policy.id,
    policyDate: policy.appliesFrom,
    quotedAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + policy.quoteValidityMinutes * 60_000).toISOString(),
  };
}
