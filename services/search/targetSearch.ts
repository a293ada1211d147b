import type { SearchResult } from '../ports.js';
import type { ScopeTarget } from '../reservationSettings.js';
import { NameIndex } from './nameIndex.js';

/** A resource ID, or the GUID at the end of one: it means that place or none. */
const WHOLE_ID = /^\/|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Finds places that a reservation can be applied to by part of a name or by an ID. */
export class TargetSearch {
  /** As long as somebody keeps the list. */
  readonly #indexes = new WeakMap<readonly ScopeTarget[], NameIndex<ScopeTarget>>();

  search(targets: readonly ScopeTarget[], text: string, limit: number): SearchResult<ScopeTarget> {
    const typed = text.trim();
    return WHOLE_ID.test(typed) ? withId(targets, typed) : this.#indexOf(targets).search(typed, limit);
  }

  #indexOf(targets: readonly ScopeTarget[]): NameIndex<ScopeTarget> {
    const index =
      this.#indexes.get(targets) ??
      new NameIndex(targets, ({ id, displayName }) => ({
        names: [displayName],
        words: [displayName, lastPartOf(id)],
      }));
    this.#indexes.set(targets, index);
    return index;
  }
}

function withId(targets: readonly ScopeTarget[], typed: string): SearchResult<ScopeTarget> {
  const wanted = typed.toLowerCase();
  const hits = targets.filter(({ id }) => [id, lastPartOf(id)].some((one) => one.toLowerCase() === wanted));
  return { hits, clear: hits.length === 1 };
}

function lastPartOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
