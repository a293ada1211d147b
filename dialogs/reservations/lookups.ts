import { RefusedError } from '../../services/errors.js';
import type { Caller, Customer, FoundReservation } from '../../services/model.js';
import type { CustomerDirectory, ReservationCatalog } from '../../services/ports.js';

/** The ports through which a step looks up what was chosen before it: drafts keep only ids. */
export interface Lookups {
  readonly customers: CustomerDirectory;
  readonly reservations: ReservationCatalog;
}

/** @throws RefusedError `CustomerNotFound` */
export async function findCustomer(
  { customers }: Lookups,
  caller: Caller,
  customerId: string,
): Promise<Customer> {
  const customer = await customers.get(caller, customerId);
  if (!customer) throw new RefusedError('CustomerNotFound', `unknown customer ${customerId}`);
  return customer;
}

/** @throws RefusedError `ReservationNotFound` */
export async function findReservation(
  { reservations }: Lookups,
  caller: Caller,
  customerId: string,
  reservationId: string,
): Promise<FoundReservation> {
  const reservation = await reservations.get(caller, customerId, reservationId);
  if (!reservation) throw new RefusedError('ReservationNotFound', `unknown reservation ${reservationId}`);
  return reservation;
}
