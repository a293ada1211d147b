/** A chunk that grows beyond this many items is halved. */
const MOST_IN_CHUNK = 512;

/**
 * Items in the order of `compare`, which calls no two of them equal. Kept in chunks, so that adding, taking out and
 * counting cost about the same in a list of ten and of a hundred thousand.
 */
export class SortedList<T> {
  /** None is empty. */
  readonly #chunks: T[][] = [];

  constructor(readonly compare: (a: T, b: T) => number) {}

  add(item: T): void {
    const { chunk, offset } = this.#placeOf(item);
    const last = this.#chunks.at(-1);
    const items = this.#chunks[chunk] ?? last;
    if (!items) {
      this.#chunks.push([item]);
      return;
    }
    items.splice(items === this.#chunks[chunk] ? offset : items.length, 0, item);
    if (items.length > MOST_IN_CHUNK) {
      this.#chunks.splice(this.#chunks.indexOf(items) + 1, 0, items.splice(items.length >> 1));
    }
  }

  /** Takes the item out; nothing changes when it is not there. */
  delete(item: T): void {
    const { chunk, offset } = this.#placeOf(item);
    const items = this.#chunks[chunk];
    if (items?.[offset] !== item) return;
    items.splice(offset, 1);
    if (items.length === 0) this.#chunks.splice(chunk, 1);
  }

  /** How many items stand before the first one for which `isBefore` is false; it is true for no item after that. */
  countBefore(isBefore: (item: T) => boolean): number {
    const { chunk, offset } = this.#firstNot(isBefore);
    return this.#chunks.slice(0, chunk).reduce((sum, { length }) => sum + length, offset);
  }

  /** The items from position `start` on, before position `end`. */
  slice(start: number, end: number): T[] {
    const found: T[] = [];
    let first = 0;
    for (const items of this.#chunks) {
      if (first >= end) break;
      const past = first + items.length;
      if (past > start) found.push(...items.slice(Math.max(0, start - first), end - first));
      first = past;
    }
    return found;
  }

  #placeOf(item: T) {
    return this.#firstNot((other) => this.compare(other, item) < 0);
  }

  #firstNot(isBefore: (item: T) => boolean): { chunk: number; offset: number } {
    const chunk = firstNot(this.#chunks, (items) => isBefore(items[items.length - 1] as T));
    return { chunk, offset: firstNot(this.#chunks[chunk] ?? [], isBefore) };
  }
}

/** Position of the first item for which `isBefore` is false, by halving. */
function firstNot<T>(items: readonly T[], isBefore: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(items[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}
