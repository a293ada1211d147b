import type { ReservationRef } from '../../services/model.js';
import { allows } from '../../services/roles.js';
import type { DeskTurn } from '../deskTurn.js';
import { findReservation } from '../reservations/lookups.js';
import { standingOf } from '../reservations/reservationStanding.js';
import { roleRefusal } from '../roles/roleRefusal.js';
import type { AccessPorts } from './accessPorts.js';

/** Why the user can give nobody access to a reservation; undefined where that is possible. */
export async function grantRefusal(
  ports: AccessPorts,
  turn: DeskTurn,
  { customerId, reservationId }: ReservationRef,
  now: Date,
): Promise<string | undefined> {
  const { caller, texts } = turn;
  if (!allows(caller, 'changeAccess')) return roleRefusal(turn, ports.colleagues, 'changeAccess');
  const { state } = standingOf(await findReservation(ports, caller, customerId, reservationId), now);
  return state === 'Expired' || state === 'Cancelled' ? texts.say('errors.GrantNotPossible') : undefined;
}
