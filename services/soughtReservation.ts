import type { IsoDate, Reservation, Term } from './model.js';

/** What is said of a reservation whose customer is not known: plain JSON. Of each list it has one; what is absent does not count. */
export interface SoughtReservation {
  readonly skus?: readonly string[];
  readonly resourceTypes?: readonly string[];
  readonly regions?: readonly string[];
  readonly term?: Term;
  /** It expires on this date or later. UTC. */
  readonly from?: IsoDate;
  /** It expires before this date. */
  readonly before?: IsoDate;
}

/** What decides whether a reservation is of the kind that is sought. */
export type ReservationKind = Pick<Reservation, 'sku' | 'resourceType' | 'region' | 'term'>;

/** Codes that reservations have, each once. */
export interface ReservationCodes {
  readonly skus: readonly string[];
  readonly resourceTypes: readonly string[];
  readonly regions: readonly string[];
}

/** Whether it runs and fits everything that is said. */
export function isSought(
  reservation: ReservationKind & Pick<Reservation, 'expiryDate' | 'state'>,
  sought: SoughtReservation,
): boolean {
  const { from = '', before = '9999' } = sought;
  const { expiryDate, state } = reservation;
  return (
    state === 'Succeeded' && expiryDate >= from && expiryDate < before && isOfSoughtKind(reservation, sought)
  );
}

/** Whether it fits what is said besides the expiry. */
export function isOfSoughtKind(
  { sku, resourceType, region, term }: ReservationKind,
  sought: SoughtReservation,
): boolean {
  return (
    (sought.skus?.includes(sku) ?? true) &&
    (sought.resourceTypes?.includes(resourceType) ?? true) &&
    (sought.regions?.includes(region) ?? true) &&
    (sought.term ?? term) === term
  );
}
