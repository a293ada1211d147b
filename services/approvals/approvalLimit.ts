import type { Commitments } from '../model.js';
import { type Money, proportionOf } from '../money.js';
import type { ExchangeQuote } from '../quotes/exchangeQuote.js';
import { PRICING_CURRENCY } from '../quotes/refundPool.js';
import type { RefundQuote } from '../quotes/refundQuote.js';

/**
 * Whether something of this worth needs approval. What cannot be compared needs it: a rule that is skipped where a rate is
 * missing would be no rule.
 * @param worth in the pricing currency; undefined where nobody knows
 * @param aboveMinor in cents of it; 0 is every refund and exchange, those of no worth included
 */
export function needsApproval(worth: Money | undefined, aboveMinor: number): boolean {
  if (aboveMinor === 0 || worth?.currency !== PRICING_CURRENCY) return true;
  return worth.amountMinor > aboveMinor;
}

/**
 * What a refund comes to, in the pricing currency: what it takes from the refund limit. A service behind the desk may pay back
 * more than what the desk reckons for the limit, which counts where it is paid in that currency.
 */
export function refundWorth({
  refund,
  pool: { counted },
}: Pick<RefundQuote, 'refund'> & { readonly pool: Pick<RefundQuote['pool'], 'counted'> }): Money {
  const isMore = refund.currency === counted.currency && refund.amountMinor > counted.amountMinor;
  return isMore ? refund : counted;
}

/**
 * What an exchange moves, in the pricing currency: its credit or its purchases, whichever is more. The customer's price
 * list gives the rate: a reservation that is given back has its commitment in both currencies.
 * @param given what is known of the first return's commitment
 */
export function exchangeWorth(
  { credit, purchaseTotal }: Pick<ExchangeQuote, 'credit' | 'purchaseTotal'>,
  given: Partial<Commitments> | undefined,
): Money | undefined {
  const { currency } = credit;
  const amountMinor = Math.max(credit.amountMinor, purchaseTotal.amountMinor);
  if (currency === PRICING_CURRENCY) return { amountMinor, currency };
  const { commitment, pricingCommitment } = given ?? {};
  if (!commitment || !pricingCommitment || commitment.currency !== currency) return undefined;
  if (commitment.amountMinor <= 0 || pricingCommitment.currency !== PRICING_CURRENCY) return undefined;
  const worth = proportionOf(amountMinor, pricingCommitment.amountMinor, commitment.amountMinor);
  return { amountMinor: worth, currency: PRICING_CURRENCY };
}
