import { compareText } from './compareText.js';
import type { RequestRow } from './customerPart.js';
import { rowChanges } from './rowChanges.js';
import type { Selection } from './selection.js';
import { SortedList } from './sortedList.js';

const NONE: readonly RequestRow[] = [];

/** The open requests of all of a partner's customers. */
export class RequestShelf {
  readonly #byAge = new SortedList<RequestRow>(compareAge);
  /** No number is given out twice. */
  readonly #byId = new Map<string, RequestRow>();
  readonly #byCustomer = new Map<string, readonly RequestRow[]>();

  /** All of them, the oldest first. */
  get all(): Selection<RequestRow> {
    return { list: this.#byAge, start: 0, end: this.#byAge.countBefore(() => true), takes: () => true };
  }

  numbered(requestId: string): RequestRow | undefined {
    return this.#byId.get(requestId);
  }

  ofCustomer(customerId: string): readonly RequestRow[] {
    return this.#byCustomer.get(customerId) ?? NONE;
  }

  /** Puts the customer's open requests in the place of those it had before. */
  put(customerId: string, requests: readonly RequestRow[]): void {
    const { rows, gone, added } = rowChanges(this.ofCustomer(customerId), requests);
    for (const row of gone) {
      this.#byAge.delete(row);
      this.#byId.delete(row.id);
    }
    for (const row of added) {
      this.#byAge.add(row);
      this.#byId.set(row.id, row);
    }
    if (rows.length > 0) this.#byCustomer.set(customerId, rows);
    else this.#byCustomer.delete(customerId);
  }
}

function compareAge(a: RequestRow, b: RequestRow): number {
  return (
    compareText(a.createdAt, b.createdAt) ||
    compareText(a.id, b.id) ||
    compareText(a.customer.id, b.customer.id)
  );
}
