import type { ListedReservation } from '../model.js';
import type { SearchResult } from '../ports.js';
import { type Labels, NO_LABELS } from './labels.js';
import { NameIndex, type SearchTerms } from './nameIndex.js';
import { regionWords } from './regionWords.js';
import { resourceTypeWords } from './resourceTypeWords.js';

/** The index of each list in each language, as long as the list itself is kept: a list never changes, a new one is made. */
const indexes = new WeakMap<readonly ListedReservation[], WeakMap<Labels, NameIndex<ListedReservation>>>();

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
  const byLabels = indexes.get(reservations) ?? new WeakMap<Labels, NameIndex<ListedReservation>>();
  indexes.set(reservations, byLabels);
  const index =
    byLabels.get(labels) ??
    new NameIndex(reservations, (reservation) => termsOf(reservation, shownNames(labels, reservation)));
  byLabels.set(labels, index);
  return index;
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
