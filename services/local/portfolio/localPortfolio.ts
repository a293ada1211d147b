import type { Clock } from '../../clock.js';
import { DeskError } from '../../errors.js';
import type { Caller, Customer, ReservationRef } from '../../model.js';
import {
  EXPIRY_WINDOWS,
  type ExpiryWindow,
  LIMIT_NEARLY_GONE_PERCENT,
  type Portfolio,
  type PortfolioLimit,
  type PortfolioRequest,
  type PortfolioReservation,
  type PortfolioSlice,
  type PortfolioSummary,
  type ReservationFinder,
  UNDERUSED_BELOW_PERCENT,
} from '../../portfolio.js';
import type { Page } from '../../ports.js';
import { dayAt, type UtcDay } from '../../quotes/days.js';
import type { RefundPolicy } from '../../quotes/refundPolicy.js';
import type { ReservationCodes, SoughtReservation } from '../../soughtReservation.js';
import type { CustomerDocument } from '../deskDocuments.js';
import type { LocalStore } from '../localStore.js';
import { type CustomerPart, PartCutter, type ReservationRow } from './customerPart.js';
import { PartnerShelf } from './partnerShelf.js';
import { limitLine, requestLine, reservationLine } from './portfolioLines.js';
import { pageAmong, pageIn, type Selection } from './selection.js';

/** Documents that are read at once: few, so that the turns that come meanwhile find the disk and the process free. */
const READ_AT_ONCE = 4;

/**
 * Answers about all customers out of what it keeps of every document. It reads them all once, in the background, and
 * the first answer waits for that; from then on the store tells it what is read and written. A document that cannot be
 * read is left out until it can.
 */
export class LocalPortfolio implements Portfolio, ReservationFinder {
  readonly #shelves: ReadonlyMap<string, PartnerShelf>;
  readonly #cutter: PartCutter;
  readonly #allRead: Promise<void>;
  #isClosing = false;

  private constructor(
    private readonly store: LocalStore,
    private readonly clock: Clock,
    { limit }: RefundPolicy,
  ) {
    this.#cutter = new PartCutter(limit);
    this.#shelves = shelvesFor(store.customers, this.#today());
    store.watchCustomers((customer, document) => this.#take(customer, document));
    this.#allRead = this.#readAll();
    // Whoever asks is told; without a question a failure is nobody's.
    this.#allRead.catch(() => {});
  }

  /** Begins to read the store's documents; call it before the first turn. */
  static over(store: LocalStore, clock: Clock, policy: RefundPolicy): LocalPortfolio {
    return new LocalPortfolio(store, clock, policy);
  }

  async summary(caller: Caller, underusedBelow = UNDERUSED_BELOW_PERCENT): Promise<PortfolioSummary> {
    const shelf = await this.#shelfFor(caller);
    const expiring = EXPIRY_WINDOWS.map(
      (days) => [days, countOf(shelf.reservations.expiring(days))] as const,
    );
    return {
      customers: shelf.customerCount,
      reservations: shelf.reservations.countRunning(),
      expiring: Object.fromEntries(expiring) as Record<ExpiryWindow, number>,
      underused: countOf(shelf.reservations.underused(underusedBelow)),
      limitsNearlyGone: countOf(shelf.limits.usedFrom(LIMIT_NEARLY_GONE_PERCENT)),
      openRequests: countOf(shelf.openRequests),
      unreadable: shelf.unreadableCount,
    };
  }

  async expiring(caller: Caller, days: number, slice: PortfolioSlice): Promise<Page<PortfolioReservation>> {
    const shelf = await this.#shelfFor(caller);
    const rows = pageOfRows(shelf, shelf.reservations.expiring(days), slice, reservationsOf);
    return inWords(rows, reservationLine);
  }

  async underused(caller: Caller, below: number, slice: PortfolioSlice): Promise<Page<PortfolioReservation>> {
    const shelf = await this.#shelfFor(caller);
    const rows = pageOfRows(shelf, shelf.reservations.underused(below), slice, reservationsOf);
    return inWords(rows, reservationLine);
  }

  async limitsNearlyGone(caller: Caller, slice: PortfolioSlice): Promise<Page<PortfolioLimit>> {
    const shelf = await this.#shelfFor(caller);
    const gone = shelf.limits.usedFrom(LIMIT_NEARLY_GONE_PERCENT);
    const rows = pageOfRows(shelf, gone, slice, ({ customer }) => {
      const row = shelf.limits.rowOf(customer.id);
      return row ? [row] : [];
    });
    return inWords(rows, limitLine);
  }

  async openRequests(caller: Caller, slice: PortfolioSlice): Promise<Page<PortfolioRequest>> {
    const shelf = await this.#shelfFor(caller);
    return inWords(
      pageOfRows(shelf, shelf.openRequests, slice, ({ requests }) => requests),
      requestLine,
    );
  }

  async openRequest(
    caller: Caller,
    customerId: string,
    requestId: string,
  ): Promise<PortfolioRequest | undefined> {
    const shelf = await this.#shelfFor(caller);
    const row = shelf.partOf(customerId)?.requests.find(({ id }) => id === requestId);
    return row && requestLine(row);
  }

  async openRequestNumbered(caller: Caller, requestId: string): Promise<PortfolioRequest | undefined> {
    const row = (await this.#shelfFor(caller)).openRequestNumbered(requestId);
    return row && requestLine(row);
  }

  async named(caller: Caller, text: string, limit: number): Promise<readonly ReservationRef[]> {
    const shelf = await this.#shelfFor(caller);
    return shelf.reservations.named(text, limit).map(refOf);
  }

  async codes(caller: Caller): Promise<ReservationCodes> {
    return (await this.#shelfFor(caller)).reservations.codes;
  }

  async sought(
    caller: Caller,
    sought: SoughtReservation,
    limit: number,
  ): Promise<readonly ReservationRef[] | undefined> {
    const shelf = await this.#shelfFor(caller);
    return shelf.reservations.sought(sought, limit)?.map(refOf);
  }

  /** Resolves when no document is being read for it any more; close it before its store. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#allRead;
  }

  async #shelfFor({ partnerId }: Caller): Promise<PartnerShelf> {
    await this.#allRead;
    const shelf = this.#shelves.get(partnerId) ?? new PartnerShelf(this.#today(), 0);
    shelf.moveTo(this.#today());
    return shelf;
  }

  async #readAll(): Promise<void> {
    const left = this.store.customers.values();
    const readOn = async () => {
      for (const { id } of left) {
        if (this.#isClosing) return;
        await this.store.reviewCustomer(id).catch(unlessDeskError);
      }
    };
    await Promise.all(Array.from({ length: READ_AT_ONCE }, readOn));
  }

  #take(customer: Customer, document: CustomerDocument | undefined): void {
    const shelf = this.#shelves.get(customer.partnerId);
    if (document) shelf?.put(this.#cutter.partOf(customer, document));
    else shelf?.leaveOut(customer);
  }

  #today(): UtcDay {
    return dayAt(this.clock.now());
  }
}

function shelvesFor(customers: readonly Customer[], today: UtcDay): Map<string, PartnerShelf> {
  const counts = new Map<string, number>();
  for (const { partnerId } of customers) counts.set(partnerId, (counts.get(partnerId) ?? 0) + 1);
  return new Map([...counts].map(([partnerId, count]) => [partnerId, new PartnerShelf(today, count)]));
}

function pageOfRows<T>(
  shelf: PartnerShelf,
  selection: Selection<T>,
  { page, pageSize, customerIds }: PortfolioSlice,
  rowsOf: (part: CustomerPart) => readonly T[],
): Page<T> {
  if (!customerIds) return pageIn(selection, page, pageSize);
  const parts = [...new Set(customerIds)].flatMap((id) => shelf.partOf(id) ?? []);
  return pageAmong(selection, parts.flatMap(rowsOf), page, pageSize);
}

function refOf({ customer, id }: ReservationRow): ReservationRef {
  return { customerId: customer.id, reservationId: id };
}

function reservationsOf({ reservations }: CustomerPart) {
  return reservations;
}

function countOf<T>({ start, end }: Selection<T>): number {
  return end - start;
}

function inWords<T, R>(page: Page<T>, lineOf: (row: T) => R): Page<R> {
  return { ...page, items: page.items.map(lineOf) };
}

/** The document counts as unreadable, and the store has reported why. */
function unlessDeskError(error: unknown): void {
  if (!(error instanceof DeskError)) throw error;
}
