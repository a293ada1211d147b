import type { FoundReservation } from '../model.js';
import { type ExchangeKind, kindRefusals } from './exchangeGroups.js';
import { exchangeRefusals } from './exchangeRefusals.js';
import type { RefundPolicy } from './refundPolicy.js';

/**
 * Whether units of the reservation can be given back beside those of `first` in one exchange, whatever the quantities. Where
 * the currency of one of them is not known, as in lists, it is left to the quote.
 */
export function isExchangeableWith(
  reservation: FoundReservation,
  first: FoundReservation,
  policy: RefundPolicy,
  at: Date,
): boolean {
  if (exchangeRefusals(reservation, policy, at).length > 0) return false;
  const kind = kindOf(reservation, first);
  return kindRefusals(policy, kind, kindOf(first, reservation)).length === 0;
}

/** In the other one's currency while its own is not known. */
function kindOf({ resourceType, commitment }: FoundReservation, other: FoundReservation): ExchangeKind {
  const { currency = '' } = commitment ?? other.commitment ?? {};
  return { resourceType, currency };
}
