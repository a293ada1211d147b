import type { Customer } from '../../model.js';
import type { UtcDay } from '../../quotes/days.js';
import { compareText } from './compareText.js';
import type { CustomerPart, RequestRow } from './customerPart.js';
import { LimitShelf } from './limitShelf.js';
import { ReservationShelf } from './reservationShelf.js';
import { rowChanges } from './rowChanges.js';
import type { Selection } from './selection.js';
import { SortedList } from './sortedList.js';

/** What is kept over all customers of one partner, as it stands on one day. */
export class PartnerShelf {
  readonly reservations: ReservationShelf;
  readonly limits: LimitShelf;
  readonly #requestsByAge = new SortedList<RequestRow>(compareAge);
  /** No number is given out twice. */
  readonly #requestsById = new Map<string, RequestRow>();
  readonly #parts = new Map<string, CustomerPart>();
  #today: UtcDay;

  constructor(
    today: UtcDay,
    /** How many the partner has, known or not. */
    readonly customerCount: number,
  ) {
    this.#today = today;
    this.reservations = new ReservationShelf(today);
    this.limits = new LimitShelf(today);
  }

  /** Customers of whose document nothing is known. */
  get unreadableCount(): number {
    return this.customerCount - this.#parts.size;
  }

  get openRequests(): Selection<RequestRow> {
    const end = this.#requestsByAge.countBefore(() => true);
    return { list: this.#requestsByAge, start: 0, end, takes: () => true };
  }

  openRequestNumbered(requestId: string): RequestRow | undefined {
    return this.#requestsById.get(requestId);
  }

  /** What is known of the customer; undefined while nothing is. */
  partOf(customerId: string): CustomerPart | undefined {
    return this.#parts.get(customerId);
  }

  /** Puts what a document says now in the place of what it said before. */
  put(part: CustomerPart): void {
    const before = this.#parts.get(part.customer.id);
    const reservations = rowChanges(before?.reservations ?? [], part.reservations);
    for (const row of reservations.gone) this.reservations.delete(row);
    for (const row of reservations.added) this.reservations.add(row);
    const requests = rowChanges(before?.requests ?? [], part.requests);
    for (const row of requests.gone) {
      this.#requestsByAge.delete(row);
      this.#requestsById.delete(row.id);
    }
    for (const row of requests.added) {
      this.#requestsByAge.add(row);
      this.#requestsById.set(row.id, row);
    }
    this.limits.put(part);
    this.#parts.set(part.customer.id, { ...part, reservations: reservations.rows, requests: requests.rows });
  }

  /** Leaves the customer out of everything until its document is known again. */
  leaveOut(customer: Customer): void {
    if (!this.#parts.has(customer.id)) return;
    this.put({ customer, reservations: [], requests: [], pool: undefined });
    this.#parts.delete(customer.id);
  }

  moveTo(day: UtcDay): void {
    if (day === this.#today) return;
    this.#today = day;
    this.reservations.moveTo(day);
    this.limits.moveTo(day);
  }
}

function compareAge(a: RequestRow, b: RequestRow): number {
  return (
    compareText(a.createdAt, b.createdAt) ||
    compareText(a.id, b.id) ||
    compareText(a.customer.id, b.customer.id)
  );
}
