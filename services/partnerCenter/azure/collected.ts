import { unreadable } from '../../remote/serviceFault.js';
import type { ServiceName } from '../../remote/serviceName.js';

/** More than any customer has of anything: a list that goes on beyond it leads round in a circle. */
const MOST_ITEMS = 50_000;

/**
 * All pages of a list together.
 * @throws UnreachableError `ServiceUnreadable` for a list that does not end
 */
export async function collected<T>(
  service: ServiceName,
  list: AsyncIterable<T>,
  most = MOST_ITEMS,
): Promise<T[]> {
  const items: T[] = [];
  for await (const item of list) {
    if (items.length === most) throw unreadable({ service }, 'a list without an end');
    items.push(item);
  }
  return items;
}
