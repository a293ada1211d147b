import type { AccessControl } from '../../services/accessControl.js';
import type { LanguageBook } from '../../services/localization/texts.js';
import type { ReservationRef } from '../../services/model.js';
import type { Colleagues } from '../../services/roles.js';
import type { DeskTurn } from '../deskTurn.js';
import { findCustomer, findReservation, type Lookups } from '../reservations/lookups.js';
import type { ReservationPorts } from '../reservations/reservationPrompt.js';

export interface AccessPorts extends ReservationPorts {
  readonly access: AccessControl;
  readonly colleagues: Colleagues;
  /** Roles and wishes are understood in all of its languages. */
  readonly languages: LanguageBook;
}

/** What a reservation and its customer are called. @throws RefusedError `CustomerNotFound`, `ReservationNotFound` */
export async function namesOf(
  lookups: Lookups,
  { caller }: DeskTurn,
  { customerId, reservationId }: ReservationRef,
): Promise<{ customer: string; reservation: string }> {
  const customer = await findCustomer(lookups, caller, customerId);
  const reservation = await findReservation(lookups, caller, customerId, reservationId);
  return { customer: customer.name, reservation: reservation.displayName };
}
