import type { Customer } from '../../model.js';
import type { CustomerPage, CustomerReader } from '../customers/customerReader.js';

/** Of more customers with that beginning nobody wants to read the ids. */
const MOST_NAMED = 5;
const MOST_PAGES = 100;
/** What a customer's id may look like. */
const ID = /^[\w-]{1,64}$/;

/** The customer of that id or domain, or those whose names begin so, the one that is named exactly so before others. */
export async function wantedCustomer(
  reader: Pick<CustomerReader, 'page' | 'startingWith' | 'find'>,
  first: CustomerPage,
  wanted: string,
): Promise<readonly Customer[]> {
  const isIt = ({ id, domain }: Customer) => [id, domain].some((text) => isSame(text, wanted));
  const listed = first.customers.find(isIt);
  if (listed) return [listed];
  const named = await reader.startingWith(wanted, MOST_NAMED);
  const exact = named.filter(({ name }) => isSame(name, wanted));
  if (named.length > 0) return exact.length === 1 ? exact : named;
  const byId = ID.test(wanted) ? await reader.find(wanted) : undefined;
  return byId ? [byId] : onLaterPages(reader, first, isIt);
}

async function onLaterPages(
  reader: Pick<CustomerReader, 'page'>,
  first: CustomerPage,
  isIt: (customer: Customer) => boolean,
): Promise<readonly Customer[]> {
  let { next } = first;
  for (let pages = 1; next !== undefined && pages < MOST_PAGES; pages += 1) {
    const page: CustomerPage = await reader.page(next);
    const found = page.customers.find(isIt);
    if (found) return [found];
    next = page.next;
  }
  return [];
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
