import type { ListedReservation } from '../model.js';
import type { SearchResult } from '../ports.js';
import { inSlices } from '../slices.js';
import { type Labels, NO_LABELS } from './labels.js';
import { NameIndex, type SearchTerms } from './nameIndex.js';
import { regionWords } from './regionWords.js';
import { resourceTypeWords } from './resourceTypeWords.js';

/** The index of each list in each language, as long as the list itself is kept: a list never changes, a new one is made. */
const indexes = new WeakMap<readonly ListedReservation[], WeakMap<Labels, NameIndex<ListedReservation>>>();

/**
 * Has a search among these reservations answer at once. There may be thousands: the index is built in slices, between which
 * others take their turn.
 */
export async function prepareSearch(
  reservations: readonly ListedReservation[],
  labels: Labels = NO_LABELS,
): Promise<void> {
  if (indexes.get(reservations)?.has(labels)) return;
  keep(reservations, labels, await inSlices(NameIndex.building(reservations, termsUnder(labels))));
}

/**
 * Finds reservations of one customer by what a partner may type: name, SKU, region (`westeurope`, "west europe"),
 * resource type, reservation ID or order ID, whole or in part. The same list is indexed once.
 * @param labels by which the user sees products and regions, too
 */
export function searchReservations(
  reservations: readonly ListedReservation[],
  text: string,
  limit: number,
  labels: Labels = NO_LABELS,
): SearchResult<ListedReservation> {
  return indexOf(reservations, labels).search(text, limit);
}

/** The names that the user sees for a reservation's codes. */
export function shownNames(labels: Labels, { resourceType, region }: ListedReservation): string[] {
  return [labels.label('resourceType', resourceType), labels.label('region', region)];
}

function indexOf(reservations: readonly ListedReservation[], labels: Labels): NameIndex<ListedReservation> {
  const index = indexes.get(reservations)?.get(labels) ?? new NameIndex(reservations, termsUnder(labels));
  keep(reservations, labels, index);
  return index;
}

function keep(
  reservations: readonly ListedReservation[],
  labels: Labels,
  index: NameIndex<ListedReservation>,
): void {
  const byLabels = indexes.get(reservations) ?? new WeakMap<Labels, NameIndex<ListedReservation>>();
  indexes.set(reservations, byLabels.set(labels, index));
}

function termsUnder(labels: Labels) {
  return (reservation: ListedReservation) => termsOf(reservation, shownNames(labels, reservation));
}

function termsOf(reservation: ListedReservation, shownAs: readonly string[]): SearchTerms {
  const { displayName, sku, region, resourceType, id, orderId } = reservation;
  return {
    names: [displayName, sku, id, orderId],
    words: [
      displayName,
      sku,
      id,
      orderId,
      region,
      regionWords(region),
      ...resourceTypeWords(resourceType),
      ...shownAs,
    ],
  };
}
