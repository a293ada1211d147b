import { z } from 'zod';
import { RefusedError } from '../errors.js';
import { type AppliedScope, type Reservation, SCOPE_TYPES } from '../model.js';
import { isReservationName } from '../reservationName.js';
import type { NewScope, SettingChange } from '../reservationSettings.js';
import { DemoScopes } from './demo/demoScopes.js';
import type { CustomerDocument, StoredReservation } from './deskDocuments.js';
import { jsonCopy } from './jsonCopy.js';

const settingChange: z.ZodType<SettingChange> = z.discriminatedUnion('setting', [
  z.object({
    setting: z.literal('scope'),
    before: z.object({
      type: z.enum(SCOPE_TYPES),
      id: z.string().optional(),
      displayName: z.string().optional(),
    }),
    after: z.object({ type: z.enum(SCOPE_TYPES), id: z.string().optional() }),
  }),
  z.object({
    setting: z.enum(['instanceFlexibility', 'renew']),
    before: z.boolean(),
    after: z.boolean(),
  }),
  z.object({
    setting: z.literal('displayName'),
    before: z.string(),
    after: z.string().refine(isReservationName),
  }),
]);

/**
 * The change as it stands now, whatever becomes of the caller's object.
 * @throws RefusedError `Unexpected` for one that no dialog asks for: on file it would make the document unreadable
 */
export function settingChangeAsAsked(change: SettingChange): SettingChange {
  const { success, data, error } = settingChange.safeParse(jsonCopy(change));
  if (success) return data;
  throw new RefusedError('Unexpected', `not a setting: ${error.issues.map(({ path }) => path.join('.'))}`);
}

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
