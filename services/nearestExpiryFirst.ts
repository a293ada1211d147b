import type { IsoDate, ListedReservation } from './model.js';

/**
 * Order of reservations in lists: those that still run on `today` by their expiry, then the past ones, the latest first;
 * those of one day by their ids.
 */
export function nearestExpiryFirst(
  today: IsoDate,
): (one: ListedReservation, other: ListedReservation) => number {
  return (one, other) =>
    byNearness(one.expiryDate, other.expiryDate, today) || one.id.localeCompare(other.id);
}

function byNearness(a: IsoDate, b: IsoDate, today: IsoDate): number {
  const aIsPast = a <= today;
  if (aIsPast !== b <= today) return aIsPast ? 1 : -1;
  return aIsPast ? b.localeCompare(a) : a.localeCompare(b);
}
