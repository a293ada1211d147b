import type { Caller, ReservationRef } from '../model.js';
import { pageOf } from '../pageOf.js';
import type { Page, SearchResult } from '../ports.js';
import type { ReservationSettings, ScopeAsk, ScopeTarget } from '../reservationSettings.js';
import { TargetSearch } from './targetSearch.js';

/** Pages through and searches the places that a reservation can be applied to; where they come from is the back end's. */
export abstract class TargetLists implements Pick<ReservationSettings, 'targets' | 'searchTargets'> {
  readonly #search = new TargetSearch();

  /** In name order; the same list as long as nothing changed. */
  protected abstract allTargets(
    caller: Caller,
    ref: ReservationRef,
    ask: ScopeAsk,
  ): Promise<readonly ScopeTarget[]>;

  async targets(
    caller: Caller,
    ref: ReservationRef,
    ask: ScopeAsk,
    page: number,
    pageSize: number,
  ): Promise<Page<ScopeTarget>> {
    return pageOf(await this.allTargets(caller, ref, ask), page, pageSize);
  }

  async searchTargets(
    caller: Caller,
    ref: ReservationRef,
    ask: ScopeAsk,
    text: string,
    limit: number,
  ): Promise<SearchResult<ScopeTarget>> {
    return this.#search.search(await this.allTargets(caller, ref, ask), text, limit);
  }
}
