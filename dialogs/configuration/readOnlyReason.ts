import type { ListedReservation } from '../../services/model.js';
import { allows, type Colleagues } from '../../services/roles.js';
import type { DeskTurn } from '../deskTurn.js';
import { standingOf } from '../reservations/reservationStanding.js';
import { roleRefusal } from '../roles/roleRefusal.js';

/** Why the user can change nothing of this reservation's configuration; undefined where it can be changed. */
export async function readOnlyReason(
  turn: DeskTurn,
  reservation: ListedReservation,
  colleagues: Colleagues,
  now: Date,
): Promise<string | undefined> {
  const { state } = standingOf(reservation, now);
  if (state !== 'Succeeded') return turn.texts.say(`configuration.notChangeable.${state}`);
  if (!allows(turn.caller, 'changeConfiguration'))
    return roleRefusal(turn, colleagues, 'changeConfiguration');
  return undefined;
}
