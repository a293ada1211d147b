import {
  RESERVATION_PROMPT,
  type ReservationData,
  ReservationPrompt,
} from '../../../dialogs/reservations/reservationPrompt.js';
import type { Reservation } from '../../../services/model.js';
import { aCustomer, aReservation, FakeDesk, StillClock } from '../deskFakes.js';
import { DeskHarness } from '../deskHarness.js';

/** Of Contoso, but for the last one. */
export const RESERVATIONS: readonly Reservation[] = [
  aReservation({ id: 'vm', expiryDate: '2026-12-10', benefitStart: '2025-12-10' }),
  aReservation({
    id: 'sql',
    sku: 'SQLDB_GP_Gen5',
    resourceType: 'SqlDatabases',
    region: 'francecentral',
    displayName: 'SQL-Ventes',
    quantity: 1,
  }),
  aReservation({ id: 'cancelled', sku: 'P1v3', resourceType: 'AppService', state: 'Cancelled' }),
  // On file as running although its day has come.
  aReservation({ id: 'expired', sku: 'E8s_v3', expiryDate: '2026-11-22', displayName: 'VM-Old' }),
  aReservation({
    id: '3e6a5a1c-0000-4000-8000-000000000009',
    customerId: 'customer-2',
    sku: 'M128',
    displayName: 'VM-Fabrikam',
  }),
];

/** A conversation that is asked for one of Contoso's reservations. */
export function reservationChat({
  data = {},
  reservations = RESERVATIONS,
  locale = 'en-US',
}: {
  data?: Partial<ReservationData>;
  reservations?: readonly Reservation[];
  locale?: string;
} = {}) {
  const clock = new StillClock();
  const customers = [aCustomer(), aCustomer({ id: 'customer-2', name: 'Fabrikam' })];
  const desk = new FakeDesk(clock, customers, reservations);
  return new DeskHarness({
    dialogs: (kit) => [new ReservationPrompt(kit, desk, clock)],
    begin: RESERVATION_PROMPT,
    options: { customerId: 'customer-1', ...data } satisfies ReservationData,
    locale,
    clock,
  });
}
