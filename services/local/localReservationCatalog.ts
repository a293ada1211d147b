import type { Clock } from '../clock.js';
import type { Caller, IsoDate, Reservation } from '../model.js';
import type { ReservationCatalog } from '../ports.js';
import { currentReservation, currentReservations, dateOf } from './currentReservation.js';
import type { CustomerDocuments } from './customerDocuments.js';

/** Reservations out of the customers' documents. Throws RefusedError `DocumentCorrupt` and UnreachableError. */
export class LocalReservationCatalog implements ReservationCatalog {
  constructor(
    private readonly store: CustomerDocuments,
    private readonly clock: Clock,
  ) {}

  /** Those that still run come first, by their expiry; the past ones follow, the latest first. */
  async list(caller: Caller, customerId: string): Promise<readonly Reservation[]> {
    if (!this.store.customerOf(caller, customerId)) return [];
    const today = dateOf(this.clock.now());
    const reservations = await this.store.withCustomer(caller, customerId, async ({ data }) =>
      currentReservations(data, today),
    );
    return reservations.sort(
      (a, b) => byNearness(a.expiryDate, b.expiryDate, today) || a.id.localeCompare(b.id),
    );
  }

  async get(caller: Caller, customerId: string, reservationId: string): Promise<Reservation | undefined> {
    if (!this.store.customerOf(caller, customerId)) return undefined;
    const today = dateOf(this.clock.now());
    return this.store.withCustomer(caller, customerId, async ({ data }) =>
      currentReservation(data, reservationId, today),
    );
  }
}

function byNearness(a: IsoDate, b: IsoDate, today: IsoDate): number {
  const aIsPast = a <= today;
  if (aIsPast !== b <= today) return aIsPast ? 1 : -1;
  return aIsPast ? b.localeCompare(a) : a.localeCompare(b);
}
