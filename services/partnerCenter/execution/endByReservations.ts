import type { IsoDate, ListedReservation } from '../../model.js';
import type { PurchaseLine } from '../../quotes/exchangeQuote.js';
import type { AgreedTerms } from '../../requests/agreedTerms.js';

/** What the customer's reservations say of an order: it was carried out, nothing of it was, or neither for certain. */
export type EndByReservations = 'done' | 'untouched' | 'unclear';

/** Units to give back of a reservation that had `reservedQuantity` when they were quoted. */
export interface GivenBack {
  readonly reservationId: string;
  readonly orderId: string;
  readonly quantity: number;
  readonly reservedQuantity: number;
}

/** The customer's reservations as they stand now. */
export interface ReservationsNow {
  readonly listed: readonly ListedReservation[];
  /** Ids of those that were split or merged: what they had runs on in others of their order. */
  readonly replaced: readonly string[];
}

/** What was to be given back by these terms. */
export function givenBackBy({ refund, exchange }: AgreedTerms): readonly GivenBack[] {
  return exchange?.returns ?? (refund ? [refund] : []);
}

/**
 * @param terms by which it was ordered
 * @param orderedOn UTC calendar date
 */
export function endByReservations(
  terms: AgreedTerms,
  orderedOn: IsoDate,
  now: ReservationsNow,
): EndByReservations {
  const { exchange } = terms;
  const ends = new Set(givenBackBy(terms).map((one) => endOfReturn(one, now)));
  const [end = 'unclear'] = ends;
  if (ends.size > 1) return 'unclear';
  if (!exchange) return end;
  const unmatched = [...now.listed];
  const bought = exchange.purchases.filter((line) => {
    const index = unmatched.findIndex((one) => isBought(line, orderedOn, one));
    // One reservation is not two purchases.
    if (index >= 0) unmatched.splice(index, 1);
    return index >= 0;
  }).length;
  if (end === 'done') return bought === exchange.purchases.length ? 'done' : 'unclear';
  return bought === 0 ? end : 'unclear';
}

function endOfReturn(
  { reservationId, orderId, quantity, reservedQuantity }: GivenBack,
  { listed, replaced }: ReservationsNow,
): EndByReservations {
  const wanted = reservedQuantity - quantity;
  if (replaced.includes(reservationId)) {
    const left = unitsOf(listed.filter((one) => one.orderId === orderId));
    return left === wanted ? 'done' : 'unclear';
  }
  const present = listed.find(({ id }) => id === reservationId);
  if (!present) return 'unclear';
  const left = unitsOf([present]);
  if (left <= wanted) return 'done';
  return present.state === 'Succeeded' && left === reservedQuantity ? 'untouched' : 'unclear';
}

function isBought(
  { sku, region, term, quantity }: PurchaseLine,
  orderedOn: IsoDate,
  one: ListedReservation,
): boolean {
  return (
    isSameWord(one.sku, sku) &&
    isSameWord(one.region, region) &&
    one.term === term &&
    one.quantity === quantity &&
    one.benefitStart >= orderedOn &&
    (one.state === 'Succeeded' || one.state === 'Processing')
  );
}

/** Units that still run, or did until they expired. */
function unitsOf(reservations: readonly ListedReservation[]): number {
  return reservations
    .filter(({ state }) => state !== 'Cancelled')
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

function isSameWord(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
