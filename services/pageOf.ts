import type { Page } from './ports.js';

/** Where a page lies in a list of `total` items; a page past either end becomes the nearest one. */
export interface PageBounds {
  readonly page: number;
  readonly pageCount: number;
  readonly start: number;
  readonly end: number;
}

/** @param pageSize items a page, at least 1 */
export function pageBounds(total: number, page: number, pageSize: number): PageBounds {
  const size = Math.max(1, Math.trunc(pageSize) || 1);
  const pageCount = Math.max(1, Math.ceil(total / size));
  const nearest = Math.min(Math.max(0, Math.trunc(page) || 0), pageCount - 1);
  return { page: nearest, pageCount, start: nearest * size, end: Math.min(total, (nearest + 1) * size) };
}

/** One page of a list that is at hand as a whole. */
export function pageOf<T>(items: readonly T[], page: number, pageSize: number): Page<T> {
  const bounds = pageBounds(items.length, page, pageSize);
  return {
    items: items.slice(bounds.start, bounds.end),
    page: bounds.page,
    pageCount: bounds.pageCount,
    total: items.length,
  };
}
