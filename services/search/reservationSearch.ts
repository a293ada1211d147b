import type { Reservation } from '../model.js';
import type { SearchResult } from '../ports.js';
import { NameIndex, type SearchTerms } from './nameIndex.js';
import { regionWords } from './regionWords.js';
import { resourceTypeWords } from './resourceTypeWords.js';

/**
 * Finds reservations of one customer by what a partner may type: name, SKU, region (`westeurope`, "west europe"),
 * resource type, reservation ID or order ID, whole or in part.
 * @param shownAs what the user sees of a reservation besides, such as the product's name in the user's language
 */
export function searchReservations(
  reservations: readonly Reservation[],
  text: string,
  limit: number,
  shownAs: (reservation: Reservation) => readonly string[] = () => [],
): SearchResult<Reservation> {
  const index = new NameIndex(reservations, (reservation) => termsOf(reservation, shownAs(reservation)));
  return index.search(text, limit);
}

function termsOf(reservation: Reservation, shownAs: readonly string[]): SearchTerms {
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
