import type { SoughtReservation } from '../soughtReservation.js';
import type { SaidExpiry } from './expiryReader.js';
import type { NamedFilter } from './reservationNames.js';
import type { Sentence } from './sentence.js';
import type { Sought } from './understanding.js';

/**
 * What a sentence says of a reservation that it does not name; undefined where that is nothing, or a region alone: it may
 * as well be where something is to be moved.
 */
export function soughtIn(
  { sentence, expiry, term }: SaidExpiry & { readonly sentence: Sentence },
  named: readonly NamedFilter[],
): Omit<Sought, 'fits'> | undefined {
  const skus = valuesOf(named, 'sku');
  const resourceTypes = valuesOf(named, 'resourceType');
  const regions = valuesOf(named, 'region');
  const what: SoughtReservation = {
    ...(skus && { skus }),
    ...(resourceTypes && { resourceTypes }),
    ...(regions && { regions }),
    ...(term && { term }),
    ...(expiry?.from !== undefined && { from: expiry.from }),
    ...(expiry?.before !== undefined && { before: expiry.before }),
  };
  if (Object.keys(what).every((key) => key === 'regions')) return undefined;
  const words = named
    .map(({ span }) => span)
    .sort((a, b) => a.from - b.from)
    .map(({ from, to }) => sentence.text.slice(sentence.words[from]?.start, sentence.words[to - 1]?.end));
  return { what, words };
}

/** Of several things said of one kind, each may be meant. */
function valuesOf(named: readonly NamedFilter[], wanted: NamedFilter['facet']): string[] | undefined {
  const values = named.filter(({ facet }) => facet === wanted).flatMap((filter) => filter.values);
  return values.length > 0 ? [...new Set(values)] : undefined;
}
