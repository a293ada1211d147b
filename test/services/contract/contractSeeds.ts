import type { CustomerDocument, StoredReservation } from '../../../services/local/deskDocuments.js';
import type { Caller, FoundReservation, ListedReservation, ReservationRef } from '../../../services/model.js';
import type { SettingChange } from '../../../services/reservationSettings.js';
import { ANA, customer, reservation, smallDesk } from '../local/deskFixture.js';

export const WEB: ReservationRef = { customerId: 'contoso', reservationId: 'r-web' };
export const LINUX: ReservationRef = { customerId: 'contoso', reservationId: 'r-linux' };
export const PARTS: ReservationRef = { customerId: 'fabrikam', reservationId: 'r-parts' };

/** Changes of `r-web` as the small desk has it. */
export const RENEW: SettingChange = { setting: 'renew', before: false, after: true };
export const RENAME: SettingChange = { setting: 'displayName', before: 'Web', after: 'Épreuves-2_b' };

/** Nobody's caller: of a partner that has no customers, or of none that there could be. */
export const NOBODIES: readonly Caller[] = ['nobody', '__proto__'].map((partnerId) => ({
  ...ANA,
  partnerId,
}));

/** No customer's id, though it could be taken for a file, a path of an address or a member of every object. */
export const NO_CUSTOMERS: readonly string[] = [
  'nobody',
  '../contoso',
  'contoso/../fabrikam',
  '..\\contoso',
  'contoso?x=1',
  '__proto__',
  '.',
  '',
];

/** The small desk: every reservation in an order of its own, and said of each machine whether it is size flexible. */
export function deskSeed(): CustomerDocument[] {
  return smallDesk().map((document) => ({
    ...document,
    reservations: document.reservations.map((one) => ({
      ...one,
      orderId: `o-${one.id}`,
      ...(one.resourceType === 'VirtualMachines' && { instanceFlexibility: true }),
    })),
  }));
}

/** A desk of Contoso alone, with one reservation or several that differ so from `r-web`. */
export function contosoWith(...changes: readonly Partial<StoredReservation>[]): CustomerDocument[] {
  const reservations = changes.map((one) => reservation({ orderId: `o-${one.id ?? 'r-web'}`, ...one }));
  return [customer('contoso', 'Contoso Ltd', 'partner-1', reservations)];
}

/** What a list shows of a reservation. */
export function asListed(found: FoundReservation | StoredReservation): Partial<ListedReservation> {
  const { commitment: _commitment, pricingCommitment: _pricing, ...listed } = found;
  return listed;
}
