import type { Clock } from '../clock.js';
import type { Caller, IsoDate, Reservation } from '../model.js';
import { nearestExpiryFirst } from '../nearestExpiryFirst.js';
import type { ReservationCatalog } from '../ports.js';
import { currentReservation, currentReservations, dateOf } from './currentReservation.js';
import type { CustomerDocuments } from './customerDocuments.js';
import type { CustomerDocument, RecordedUsage, StoredReservation } from './deskDocuments.js';

/** A customer's reservations in the order of `list`, and what they were made from. */
interface KeptList {
  readonly usage: readonly RecordedUsage[];
  readonly today: IsoDate;
  readonly reservations: readonly Reservation[];
}

/** Reservations out of the customers' documents. Throws RefusedError `DocumentCorrupt` and UnreachableError. */
export class LocalReservationCatalog implements ReservationCatalog {
  /** By the reservations on file: whoever builds something over a list, such as an index, can keep it as long. */
  readonly #lists = new WeakMap<readonly StoredReservation[], KeptList>();

  constructor(
    private readonly store: CustomerDocuments,
    private readonly clock: Clock,
  ) {}

  /**
   * Those that still run come first, by their expiry; the past ones follow, the latest first. The same array while the
   * day and the document's reservations are the same.
   */
  async list(caller: Caller, customerId: string): Promise<readonly Reservation[]> {
    if (!this.store.customerOf(caller, customerId)) return [];
    const today = dateOf(this.clock.now());
    return this.store.withCustomer(caller, customerId, async ({ data }) => this.#listOf(data, today));
  }

  async get(caller: Caller, customerId: string, reservationId: string): Promise<Reservation | undefined> {
    if (!this.store.customerOf(caller, customerId)) return undefined;
    const today = dateOf(this.clock.now());
    return this.store.withCustomer(caller, customerId, async ({ data }) =>
      currentReservation(data, reservationId, today),
    );
  }

  #listOf(document: CustomerDocument, today: IsoDate): readonly Reservation[] {
    const { reservations: onFile, usage } = document;
    const kept = this.#lists.get(onFile);
    if (kept?.today === today && kept.usage === usage) return kept.reservations;
    const reservations = currentReservations(document, today).sort(nearestExpiryFirst(today));
    this.#lists.set(onFile, { usage, today, reservations });
    return reservations;
  }
}
