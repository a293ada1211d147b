import type { ExchangeRefusal } from './exchangeQuote.js';
import type { RefundPolicy } from './refundPolicy.js';

/** What everything in an exchange must be like: the first return, or the first purchase where nothing is returned. */
export interface ExchangeKind {
  readonly resourceType: string;
  readonly currency: string;
}

/** The resource types that a reservation of this type can be exchanged for, itself among them. */
export function exchangeGroup(policy: RefundPolicy, resourceType: string): readonly string[] {
  const groups: readonly (readonly string[])[] = policy.exchange.groups;
  return groups.find((group) => group.includes(resourceType)) ?? [resourceType];
}

/** Why something cannot stand beside the first return in one exchange: like for like, in one currency. */
export function kindRefusals(
  policy: RefundPolicy,
  given: ExchangeKind,
  first: ExchangeKind,
): readonly ExchangeRefusal[] {
  const { resourceType, currency } = given;
  const isLikeForLike = exchangeGroup(policy, first.resourceType).includes(resourceType);
  return [
    ...(isLikeForLike ? [] : [refusal('OtherType', { resourceType, with: first.resourceType })]),
    ...(currency === first.currency ? [] : [refusal('OtherCurrency', { currency, with: first.currency })]),
  ];
}

function refusal(code: ExchangeRefusal['code'], figures: ExchangeRefusal['figures']): ExchangeRefusal {
  return { code, figures };
}
