import type { Texts } from '../../services/localization/texts.js';
import type { RefundQuote } from '../../services/quotes/refundQuote.js';
import type { QuoteFact } from './quoteCard.js';

export type LabelledValue = Omit<QuoteFact, 'alignment'>;

export function aligned(
  alignment: QuoteFact['alignment'],
  facts: readonly LabelledValue[],
): readonly QuoteFact[] {
  return facts.map((fact) => ({ ...fact, alignment }));
}

/** Under which policy a quote was made. */
export function policyFact(
  texts: Texts,
  { policyId, policyDate }: Pick<RefundQuote, 'policyId' | 'policyDate'>,
): LabelledValue {
  return {
    label: texts.say('quote.terms.policy'),
    value: texts.say('quote.terms.policySince', { policy: policyId, date: texts.date(policyDate) }),
  };
}

/** Until when a quote holds. */
export function validityFact(texts: Texts, { expiresAt }: Pick<RefundQuote, 'expiresAt'>): LabelledValue {
  return {
    label: texts.say('quote.terms.validUntil'),
    value: texts.say('quote.terms.utc', { instant: texts.instant(expiresAt) }),
  };
}
