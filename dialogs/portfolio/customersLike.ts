import type { Caller } from '../../services/model.js';
import type { CustomerDirectory } from '../../services/ports.js';

/** A list is narrowed to so many customers at most: it costs by them, however many the partner has. */
export const MOST_CUSTOMERS = 200;

/** Customers whom a typed name may mean. */
export interface CustomersLike {
  /** The one that is clearly meant, or those that fit best. */
  readonly ids: readonly string[];
  /** Whether others fit as well. */
  readonly isCut: boolean;
}

/** By part of a name or domain. */
export async function customersLike(
  directory: CustomerDirectory,
  caller: Caller,
  query: string,
): Promise<CustomersLike> {
  // One more than is shown tells whether there are more.
  const { hits, clear } = await directory.search(caller, query, MOST_CUSTOMERS + 1);
  const ids = hits.slice(0, clear ? 1 : MOST_CUSTOMERS).map(({ id }) => id);
  return { ids, isCut: !clear && hits.length > MOST_CUSTOMERS };
}
