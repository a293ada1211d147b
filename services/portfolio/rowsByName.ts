import { foldText } from '../search/foldText.js';
import type { ReservationRow } from './customerPart.js';

type Named = Pick<ReservationRow, 'id' | 'orderId' | 'displayName'>;

/** Finds rows by what names one as a whole: its id, its order's id, its name in folded form. */
export class RowsByName<T extends Named> {
  /** Most names are one row's: a set of its own for each would weigh more than the rows. */
  readonly #rows = new Map<string, T | Set<T>>();

  add(row: T): void {
    for (const name of namesOf(row)) {
      const others = this.#rows.get(name);
      if (others === undefined) this.#rows.set(name, row);
      else if (others instanceof Set) others.add(row);
      else this.#rows.set(name, new Set([others, row]));
    }
  }

  delete(row: T): void {
    for (const name of namesOf(row)) {
      const rows = this.#rows.get(name);
      if (rows instanceof Set) rows.delete(row);
      if (rows === row || (rows instanceof Set && rows.size === 0)) this.#rows.delete(name);
    }
  }

  /** At most `limit` rows, those that were added first before the others. */
  find(text: string, limit: number): T[] {
    const found = new Set<T>();
    for (const name of new Set([idOf(text.trim()), foldText(text)])) {
      for (const row of this.#named(name)) {
        if (found.size >= limit) return [...found];
        found.add(row);
      }
    }
    return [...found];
  }

  #named(name: string): Iterable<T> {
    const rows = this.#rows.get(name);
    if (rows === undefined) return [];
    return rows instanceof Set ? rows : [rows];
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
