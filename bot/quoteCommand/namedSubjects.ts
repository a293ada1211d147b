import type { Texts } from '../../services/localization/texts.js';
import type { Caller, Customer, ListedReservation } from '../../services/model.js';
import type { CustomerDirectory, SearchResult } from '../../services/ports.js';
import { searchReservations } from '../../services/search/reservationSearch.js';
import { InputError } from '../commandLine/inputError.js';

/** Hits that are listed for a name that fits several. */
const MAX_LISTED = 20;

/** A GUID, as customers, reservations and orders have: another one that is like it would be a wrong guess. */
const WHOLE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The customer that an id, a name or a domain means. @throws InputError when it means none or several */
export async function namedCustomer(
  customers: CustomerDirectory,
  caller: Caller,
  name: string,
): Promise<Customer> {
  const known = await customers.get(caller, name.toLowerCase());
  if (known) return known;
  const found = WHOLE_ID.test(name) ? NOTHING : await customers.search(caller, name, MAX_LISTED);
  return meant(found, `customer ${JSON.stringify(name)}`, (one) => [one.name, one.domain, one.id]);
}

/** The customer's reservation that a name, product, id or order id means. @throws InputError likewise */
export function namedReservation(
  reservations: readonly ListedReservation[],
  customer: Customer,
  name: string,
  texts: Texts,
): ListedReservation {
  const found = reservationsFor(reservations, name, texts);
  const what = `reservation ${JSON.stringify(name)} of ${customer.name}`;
  return meant(found, what, ({ displayName, sku, id }) => [displayName, sku, id]);
}

function reservationsFor(
  reservations: readonly ListedReservation[],
  name: string,
  texts: Texts,
): SearchResult<ListedReservation> {
  const typed = name.trim().toLowerCase();
  const hits = reservations.filter(({ id, orderId }) =>
    [id, orderId].some((one) => one.toLowerCase() === typed),
  );
  if (hits.length > 0 || WHOLE_ID.test(typed)) return { hits, clear: hits.length === 1 };
  return searchReservations(reservations, name, MAX_LISTED, texts);
}

const NOTHING: SearchResult<never> = { hits: [], clear: false };

function meant<T>({ hits, clear }: SearchResult<T>, what: string, shownAs: (one: T) => readonly string[]): T {
  const [best] = hits;
  if (!best) throw new InputError(`There is no ${what}: check the spelling, or write less of the name.`);
  if (clear) return best;
  const listed = hits.map((hit) => shownAs(hit).join(' · '));
  throw new InputError(`There is more than one ${what}: write one of these names whole, or its ID.`, listed);
}
