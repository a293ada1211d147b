/** What became of a list of rows. */
export interface RowChanges<T> {
  /** As they are now; a row that says the same as before is the one from before. */
  readonly rows: readonly T[];
  readonly gone: readonly T[];
  readonly added: readonly T[];
}

/** Compares the rows of one customer before and after a change, by their ids. */
export function rowChanges<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): RowChanges<T> {
  const earlier = new Map(before.map((row) => [row.id, row]));
  const rows = after.map((row) => {
    const old = earlier.get(row.id);
    return old && saysTheSame(old, row) ? old : row;
  });
  const now = new Set(rows);
  const then = new Set(before);
  return {
    rows,
    gone: before.filter((row) => !now.has(row)),
    added: rows.filter((row) => !then.has(row)),
  };
}

function saysTheSame<T extends object>(one: T, other: T): boolean {
  return (Object.keys(one) as (keyof T)[]).every((key) => one[key] === other[key]);
}
