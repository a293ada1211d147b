import type { ListedReservation } from '../model.js';
import type { Setting } from '../reservationSettings.js';
import type { AuditFacts } from './auditEntry.js';

/** What the trail keeps of a setting: the value that a reservation has. */
export function settingFacts(reservation: ListedReservation, setting: Setting): AuditFacts {
  if (setting !== 'scope') return { setting, value: reservation[setting] ?? null };
  const { type, id, displayName } = reservation.appliedScope;
  return { setting, value: { type, ...(id !== undefined && { id, displayName: displayName ?? null }) } };
}
