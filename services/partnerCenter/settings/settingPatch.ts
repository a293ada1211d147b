import type { Patch, PurchaseRequest } from '@azure/arm-reservations';
import { RefusedError } from '../../errors.js';
import type { AppliedScope, ListedReservation, ScopeType } from '../../model.js';
import type { NewScope, ScopeTarget, SettingChange } from '../../reservationSettings.js';
import { isSameResource } from '../azure/resourceIds.js';
import { type ScopeToApply, scopePatch } from '../reservations/wireScope.js';

/** A change that is to be made: what the service is sent, and what the reservation is then. */
export interface SettingPatch {
  readonly patch: Patch;
  readonly changed: ListedReservation;
  /** Resource ID that the discount is to apply to, where it is not shared. */
  readonly scopeId?: string | undefined;
}

export interface PresentReservation {
  readonly reservation: ListedReservation;
  readonly renewal?: PurchaseRequest | undefined;
}

/**
 * Undefined when the setting has the new value already.
 * @param target what the new scope names among the customer's own
 * @throws RefusedError `SettingNotChangeable`, `ScopeNotFound`, `SettingChanged`
 */
export function settingPatch(
  present: PresentReservation,
  change: SettingChange,
  target: ScopeTarget | undefined,
): SettingPatch | undefined {
  const { reservation } = present;
  if (reservation.state !== 'Succeeded') throw notChangeable(`it is ${reservation.state}`);
  if (change.setting === 'scope') return newScope(reservation, change, target);
  const { setting, before, after } = change;
  const value = reservation[setting];
  if (value === undefined) throw notChangeable(`it has no ${setting}`);
  if (value === after) return undefined;
  if (value !== before) throw changedMeanwhile(setting);
  return { patch: patchOf(change, present), changed: { ...reservation, [setting]: after } };
}

function patchOf(
  change: Exclude<SettingChange, { setting: 'scope' }>,
  { renewal }: PresentReservation,
): Patch {
  switch (change.setting) {
    case 'displayName':
      return { name: change.after };
    case 'instanceFlexibility':
      return { instanceFlexibility: change.after ? 'On' : 'Off' };
    case 'renew':
      return {
        renew: change.after,
        ...(change.after && renewal && { renewProperties: { purchaseProperties: renewal } }),
      };
  }
}

function newScope(
  reservation: ListedReservation,
  { before, after }: Extract<SettingChange, { setting: 'scope' }>,
  target: ScopeTarget | undefined,
): SettingPatch | undefined {
  const scope = scopeToApply(after.type, target);
  const { appliedScope: present } = reservation;
  if (isSameScope(present, after)) return undefined;
  if (!isSameScope(present, before)) throw changedMeanwhile('scope');
  const applied: AppliedScope = scope.type === 'Shared' ? scope : { type: scope.type, ...scope.target };
  return {
    patch: scopePatch(scope, reservation.customerId),
    changed: { ...reservation, appliedScope: applied },
    scopeId: applied.id,
  };
}

function scopeToApply(type: ScopeType, target: ScopeTarget | undefined): ScopeToApply {
  if (type === 'Shared') return { type };
  if (!target) throw scopeNotFound();
  return { type, target };
}

/** Shared is one scope, whatever ID comes with it. */
function isSameScope(one: NewScope, other: NewScope): boolean {
  return one.type === other.type && (one.type === 'Shared' || isSameResource(one.id, other.id));
}

/** There is no such place, or the service would not apply the reservation there. */
export function scopeNotFound(): RefusedError {
  return new RefusedError('ScopeNotFound', 'no such place to apply it');
}

function notChangeable(why: string): RefusedError {
  return new RefusedError('SettingNotChangeable', `the reservation cannot be changed: ${why}`);
}

function changedMeanwhile(setting: string): RefusedError {
  return new RefusedError('SettingChanged', `${setting} no longer has the value that was seen`);
}
