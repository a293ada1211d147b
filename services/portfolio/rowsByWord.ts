import { foldWords } from '../search/foldText.js';
import { compareText } from './compareText.js';
import type { ReservationRow } from './customerPart.js';
import { KeyedRows } from './keyedRows.js';
import { SortedList } from './sortedList.js';

type Named = Pick<ReservationRow, 'displayName'>;

/** So many words, and so many rows, at most are looked at for one question. */
const LOOKED_AT = 500;
const MAX_TYPED = 8;

/** Finds rows by words of their names, or the beginnings of such words. What it costs does not grow with the rows. */
export class RowsByWord<T extends Named> {
  readonly #rows = new KeyedRows<T>();
  readonly #words = new SortedList<string>(compareText);

  add(row: T): void {
    for (const word of wordsOf(row)) if (this.#rows.add(word, row)) this.#words.add(word);
  }

  delete(row: T): void {
    for (const word of wordsOf(row)) if (this.#rows.delete(word, row)) this.#words.delete(word);
  }

  /** Those whose names have all typed words; undefined where they are too many to be looked at. */
  find(text: string): T[] | undefined {
    const typed = [...new Set(foldWords(text))].slice(0, MAX_TYPED);
    const ways = typed.map((word) => this.#beginningWith(word));
    const [first, ...others] = ways;
    if (!first) return [];
    const shortest = others.reduce((best, way) => (way.count < best.count ? way : best), first);
    if (shortest.count > LOOKED_AT) return undefined;
    const rows = new Set(shortest.words.flatMap((word) => [...this.#rows.get(word)]));
    return [...rows].filter((row) => hasAll(row, typed));
  }

  /** Known words that begin so, and to how many rows they lead: an infinite number where they are too many. */
  #beginningWith(typed: string): { readonly words: readonly string[]; readonly count: number } {
    const start = this.#words.countBefore((word) => word < typed);
    const next = this.#words.slice(start, start + LOOKED_AT + 1);
    const words = next.filter((word) => word.startsWith(typed));
    if (words.length > LOOKED_AT) return { words: [], count: Number.POSITIVE_INFINITY };
    return { words, count: words.reduce((sum, word) => sum + this.#rows.countOf(word), 0) };
  }
}

function hasAll(row: Named, typed: readonly string[]): boolean {
  const words = [...wordsOf(row)];
  return typed.every((one) => words.some((word) => word.startsWith(one)));
}

function wordsOf({ displayName }: Named): Set<string> {
  return new Set(foldWords(displayName));
}
