import { RefusedError } from '../errors.js';
import type { AppliedScope, Reservation } from '../model.js';
import type { NewScope, SettingChange } from '../reservationSettings.js';
import { DemoScopes } from './demo/demoScopes.js';
import type { CustomerDocument, StoredReservation } from './deskDocuments.js';

/** Where the reservations of a document can be applied. */
export function scopesOf({ profile, reservations, formerScopes = [] }: CustomerDocument): DemoScopes {
  return new DemoScopes(profile, [...reservations.map(({ appliedScope }) => appliedScope), ...formerScopes]);
}

/**
 * The document with one setting of a reservation changed; itself when the setting has that value already.
 * @param reservation as it stands today
 * @throws RefusedError `SettingNotChangeable`, `ScopeNotFound`, `SettingChanged`
 */
export function withSetting(
  document: CustomerDocument,
  reservation: Reservation,
  change: SettingChange,
  scopes: DemoScopes,
): CustomerDocument {
  if (reservation.state !== 'Succeeded') throw notChangeable(`it is ${reservation.state}`);
  if (change.setting === 'scope') return withScope(document, reservation, change, scopes);
  const { setting, before, after } = change;
  const present = reservation[setting];
  if (present === undefined) throw notChangeable(`it has no ${setting}`);
  if (present === after) return document;
  if (present !== before) throw changedMeanwhile(setting);
  return withReservation(document, reservation.id, { [setting]: after });
}

function withScope(
  document: CustomerDocument,
  { id, appliedScope: present }: Reservation,
  { before, after }: { readonly before: AppliedScope; readonly after: NewScope },
  scopes: DemoScopes,
): CustomerDocument {
  const target = scopes.find(after);
  if (after.type !== 'Shared' && !target)
    throw new RefusedError('ScopeNotFound', 'no such place to apply it');
  if (isSameScope(present, after)) return document;
  if (!isSameScope(present, before)) throw changedMeanwhile('scope');
  const { formerScopes = [], profile } = document;
  const isKept = new DemoScopes(profile, formerScopes).find(present) !== undefined;
  return {
    ...withReservation(document, id, { appliedScope: { type: after.type, ...target } }),
    ...(present.id !== undefined && !isKept && { formerScopes: [...formerScopes, present] }),
  };
}

/** Shared is one scope, whatever ID comes with it. */
function isSameScope(one: NewScope, other: NewScope): boolean {
  return one.type === other.type && (one.type === 'Shared' || one.id === other.id);
}

function withReservation(
  document: CustomerDocument,
  reservationId: string,
  changed: Partial<StoredReservation>,
): CustomerDocument {
  const reservations = document.reservations.map((stored) =>
    stored.id === reservationId ? { ...stored, ...changed } : stored,
  );
  return { ...document, reservations };
}

function notChangeable(why: string): RefusedError {
  return new RefusedError('SettingNotChangeable', `the reservation cannot be changed: ${why}`);
}

function changedMeanwhile(setting: string): RefusedError {
  return new RefusedError('SettingChanged', `${setting} no longer has the value that was seen`);
}
