import type { ListedReservation } from '../model.js';
import type { ExchangeRefusal } from './exchangeQuote.js';
import { excludes, type RefundPolicy } from './refundPolicy.js';
import { stateRefusal } from './refusals.js';

/**
 * Why no unit of the reservation can be exchanged at `at`, whatever the quantity and the purchases; empty when some may.
 * At most one refusal each of the product, the savings plan rule and the state.
 */
export function exchangeRefusals(
  reservation: ListedReservation,
  policy: RefundPolicy,
  at: Date,
): readonly ExchangeRefusal[] {
  const refusals = [
    productRefusal(reservation, policy),
    savingsPlanRefusal(reservation, policy),
    stateRefusal(reservation, at),
  ];
  return refusals.filter((refusal) => refusal !== undefined);
}

function productRefusal(
  { resourceType }: ListedReservation,
  policy: RefundPolicy,
): ExchangeRefusal | undefined {
  return excludes(policy, resourceType) ? { code: 'NotExchangeable', figures: { resourceType } } : undefined;
}

/** The day of purchase is not on record: the benefit start stands for it. */
function savingsPlanRefusal(
  { resourceType, benefitStart: boughtOn }: ListedReservation,
  { exchange: { savingsPlanRule: rule } }: RefundPolicy,
): ExchangeRefusal | undefined {
  const isCovered = rule?.resourceTypes.some((covered) => covered === resourceType);
  return rule && isCovered && boughtOn >= rule.boughtFrom
    ? { code: 'SavingsPlanCovers', figures: { resourceType, boughtFrom: rule.boughtFrom, boughtOn } }
    : undefined;
}
