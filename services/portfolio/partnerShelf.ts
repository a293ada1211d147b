import type { UtcDay } from '../quotes/days.js';
import type { CustomerPart, ReservationRow } from './customerPart.js';
import { LimitShelf } from './limitShelf.js';
import { RequestShelf } from './requestShelf.js';
import { ReservationShelf } from './reservationShelf.js';
import { rowChanges } from './rowChanges.js';

const NONE: readonly ReservationRow[] = [];

/** What is kept over all customers of one partner, as it stands on one day. */
export class PartnerShelf {
  readonly reservations: ReservationShelf;
  readonly limits: LimitShelf;
  readonly requests = new RequestShelf();
  /** By customer, for those of whom it is known what they have. */
  readonly #known = new Map<string, readonly ReservationRow[]>();
  #today: UtcDay;

  constructor(
    today: UtcDay,
    /** How many the partner has, known or not. */
    public customerCount: number,
  ) {
    this.#today = today;
    this.reservations = new ReservationShelf(today);
    this.limits = new LimitShelf(today);
  }

  /** Customers of whose reservations nothing is known. */
  get unreadableCount(): number {
    return this.customerCount - this.#known.size;
  }

  /** None while they are not known. */
  reservationsOf(customerId: string): readonly ReservationRow[] {
    return this.#known.get(customerId) ?? NONE;
  }

  /** Puts what is known of a customer now in the place of what was known before. */
  put({ customer, reservations, requests, pool }: CustomerPart): void {
    this.putReservations(customer.id, reservations);
    this.requests.put(customer.id, requests);
    this.limits.put({ customer, pool });
  }

  /** The same of its reservations alone; undefined while they are not known. */
  putReservations(customerId: string, rows: readonly ReservationRow[] | undefined): void {
    const changes = rowChanges(this.reservationsOf(customerId), rows ?? NONE);
    for (const row of changes.gone) this.reservations.delete(row);
    for (const row of changes.added) this.reservations.add(row);
    if (rows) this.#known.set(customerId, changes.rows);
    else this.#known.delete(customerId);
  }

  /** Leaves the customer out of everything until something is known of it again. */
  leaveOut(customerId: string): void {
    this.putReservations(customerId, undefined);
    this.requests.put(customerId, []);
    this.limits.delete(customerId);
  }

  moveTo(day: UtcDay): void {
    if (day === this.#today) return;
    this.#today = day;
    this.reservations.moveTo(day);
    this.limits.moveTo(day);
  }
}
