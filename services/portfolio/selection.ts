import { pageBounds, pageOf } from '../pageOf.js';
import type { Page } from '../ports.js';
import type { SortedList } from './sortedList.js';

/** A run of a sorted list: what one question asks for. */
export interface Selection<T> {
  readonly list: SortedList<T>;
  readonly start: number;
  readonly end: number;
  /** Whether an item belongs to the run, for a few items that are at hand otherwise. */
  takes(item: T): boolean;
}

/** One page of the run. */
export function pageIn<T>({ list, start, end }: Selection<T>, page: number, pageSize: number): Page<T> {
  const total = end - start;
  const bounds = pageBounds(total, page, pageSize);
  return {
    items: list.slice(start + bounds.start, start + bounds.end),
    page: bounds.page,
    pageCount: bounds.pageCount,
    total,
  };
}

/** One page of those of `items` that belong to the run, in its order. */
export function pageAmong<T>(
  { list, takes }: Selection<T>,
  items: readonly T[],
  page: number,
  pageSize: number,
): Page<T> {
  return pageOf(items.filter(takes).sort(list.compare), page, pageSize);
}
