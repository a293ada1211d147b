/** Rows by words or ids that several may share. */
export class KeyedRows<T extends object> {
  /** Most keys are one row's: a set of its own for each would weigh more than the rows. */
  readonly #rows = new Map<string, T | Set<T>>();

  /** @returns whether the key was not known before */
  add(key: string, row: T): boolean {
    const others = this.#rows.get(key);
    if (others instanceof Set) others.add(row);
    else this.#rows.set(key, others === undefined ? row : new Set([others, row]));
    return others === undefined;
  }

  /** @returns whether the key is not known any more */
  delete(key: string, row: T): boolean {
    const rows = this.#rows.get(key);
    if (rows instanceof Set) rows.delete(row);
    const isLast = rows === row || (rows instanceof Set && rows.size === 0);
    if (isLast) this.#rows.delete(key);
    return isLast;
  }

  /** Those that were added first before the others. */
  get(key: string): Iterable<T> {
    const rows = this.#rows.get(key);
    if (rows === undefined) return [];
    return rows instanceof Set ? rows : [rows];
  }

  countOf(key: string): number {
    const rows = this.#rows.get(key);
    if (rows === undefined) return 0;
    return rows instanceof Set ? rows.size : 1;
  }
}
