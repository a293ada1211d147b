import { foldText } from '../search/foldText.js';
import type { ReservationRow } from './customerPart.js';
import { KeyedRows } from './keyedRows.js';

type Named = Pick<ReservationRow, 'id' | 'orderId' | 'displayName'>;

/** Finds rows by what names one as a whole: its id, its order's id, its name in folded form. */
export class RowsByName<T extends Named> {
  readonly #rows = new KeyedRows<T>();

  add(row: T): void {
    for (const name of namesOf(row)) this.#rows.add(name, row);
  }

  delete(row: T): void {
    for (const name of namesOf(row)) this.#rows.delete(name, row);
  }

  /** At most `limit` rows, those that were added first before the others. */
  find(text: string, limit: number): T[] {
    const found = new Set<T>();
    for (const name of new Set([idOf(text.trim()), foldText(text)])) {
      for (const row of this.#rows.get(name)) {
        if (found.size >= limit) return [...found];
        found.add(row);
      }
    }
    return [...found];
  }
}

function namesOf({ id, orderId, displayName }: Named): Set<string> {
  const names = new Set([idOf(id), idOf(orderId), foldText(displayName)]);
  names.delete('');
  return names;
}

/** Ids are compared without regard to case, as Azure does. */
function idOf(text: string): string {
  return text.toLowerCase();
}
