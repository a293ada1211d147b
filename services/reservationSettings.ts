import type { AppliedScope, Caller, FoundReservation, ReservationRef, ScopeType } from './model.js';
import type { Page } from './ports.js';

/** Somewhere that a reservation's discount can be applied. `id` is its Azure resource ID. */
export interface ScopeTarget {
  readonly id: string;
  readonly displayName: string;
}

/** Targets of one type; resource groups are those of one subscription. */
export type ScopeAsk =
  | { readonly type: 'Single' | 'ManagementGroup' }
  | { readonly type: 'ResourceGroup'; readonly subscriptionId: string };

/** The longest name that a reservation may have; letters, digits, `-`, `_` and spaces are allowed, as Azure does. */
export const MAX_RESERVATION_NAME = 64;

/** One change of a reservation's configuration: the value it is expected to have, and the new one. */
export type SettingChange =
  | { readonly setting: 'scope'; readonly before: AppliedScope; readonly after: NewScope }
  | { readonly setting: 'instanceFlexibility' | 'renew'; readonly before: boolean; readonly after: boolean }
  | { readonly setting: 'displayName'; readonly before: string; readonly after: string };
export type Setting = SettingChange['setting'];

/** A scope to apply; `id` names its target unless it is shared. */
export interface NewScope {
  readonly type: ScopeType;
  readonly id?: string | undefined;
}

/** How a reservation is applied. All throw RefusedError `CustomerNotFound`, `ReservationNotFound`. */
export interface ReservationSettings {
  /** Targets among the customer's own, in name order. A `page` past the end gives the last page. */
  targets(
    caller: Caller,
    ref: ReservationRef,
    ask: ScopeAsk,
    page: number,
    pageSize: number,
  ): Promise<Page<ScopeTarget>>;
  /** By part of a name or an ID. */
  searchTargets(
    caller: Caller,
    ref: ReservationRef,
    ask: ScopeAsk,
    text: string,
    limit: number,
  ): Promise<{ readonly hits: readonly ScopeTarget[]; readonly clear: boolean }>;
  target(caller: Caller, ref: ReservationRef, scope: NewScope): Promise<ScopeTarget | undefined>;
  /**
   * Takes effect at once. Nothing changes when the setting has `after` already.
   * @throws RefusedError `RoleNeeded`, `ScopeNotFound`, `SettingNotChangeable`, and `SettingChanged` when it no longer
   * has the value `before`
   */
  change(caller: Caller, ref: ReservationRef, change: SettingChange): Promise<FoundReservation>;
}
