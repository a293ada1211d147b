import type { Caller, ReservationRef } from '../model.js';
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
} from '../portfolio.js';
import type { Page } from '../ports.js';
import type { ReservationCodes, SoughtReservation } from '../soughtReservation.js';
import type { ReservationRow } from './customerPart.js';
import type { PartnerShelf } from './partnerShelf.js';
import { limitLine, requestLine, reservationLine } from './portfolioLines.js';
import { pageAmong, pageIn, type Selection } from './selection.js';

/** Answers about all customers out of the shelf of the caller's partner; where the shelf comes from is the back end's. */
export abstract class ShelfPortfolio implements Portfolio, ReservationFinder {
  /** As it stands today; an empty one for a partner without customers. */
  protected abstract shelfFor(caller: Caller): Promise<PartnerShelf>;

  async summary(caller: Caller, underusedBelow = UNDERUSED_BELOW_PERCENT): Promise<PortfolioSummary> {
    const shelf = await this.shelfFor(caller);
    const expiring = EXPIRY_WINDOWS.map(
      (days) => [days, countOf(shelf.reservations.expiring(days))] as const,
    );
    return {
      customers: shelf.customerCount,
      reservations: shelf.reservations.countRunning(),
      expiring: Object.fromEntries(expiring) as Record<ExpiryWindow, number>,
      underused: countOf(shelf.reservations.underused(underusedBelow)),
      limitsNearlyGone: countOf(shelf.limits.usedFrom(LIMIT_NEARLY_GONE_PERCENT)),
      openRequests: countOf(shelf.requests.all),
      unreadable: shelf.unreadableCount,
    };
  }

  async expiring(caller: Caller, days: number, slice: PortfolioSlice): Promise<Page<PortfolioReservation>> {
    const shelf = await this.shelfFor(caller);
    const rows = pageOfRows(shelf.reservations.expiring(days), slice, (id) => shelf.reservationsOf(id));
    return inWords(rows, reservationLine);
  }

  async underused(caller: Caller, below: number, slice: PortfolioSlice): Promise<Page<PortfolioReservation>> {
    const shelf = await this.shelfFor(caller);
    const rows = pageOfRows(shelf.reservations.underused(below), slice, (id) => shelf.reservationsOf(id));
    return inWords(rows, reservationLine);
  }

  async limitsNearlyGone(caller: Caller, slice: PortfolioSlice): Promise<Page<PortfolioLimit>> {
    const { limits } = await this.shelfFor(caller);
    const rows = pageOfRows(limits.usedFrom(LIMIT_NEARLY_GONE_PERCENT), slice, (id) => {
      const row = limits.rowOf(id);
      return row ? [row] : [];
    });
    return inWords(rows, limitLine);
  }

  async limitOf(caller: Caller, customerId: string): Promise<PortfolioLimit | undefined> {
    const row = (await this.shelfFor(caller)).limits.standingOf(customerId);
    return row && limitLine(row);
  }

  async openRequests(caller: Caller, slice: PortfolioSlice): Promise<Page<PortfolioRequest>> {
    const { requests } = await this.shelfFor(caller);
    return inWords(
      pageOfRows(requests.all, slice, (id) => requests.ofCustomer(id)),
      requestLine,
    );
  }

  async openRequest(
    caller: Caller,
    customerId: string,
    requestId: string,
  ): Promise<PortfolioRequest | undefined> {
    const { requests } = await this.shelfFor(caller);
    const row = requests.ofCustomer(customerId).find(({ id }) => id === requestId);
    return row && requestLine(row);
  }

  async openRequestNumbered(caller: Caller, requestId: string): Promise<PortfolioRequest | undefined> {
    const row = (await this.shelfFor(caller)).requests.numbered(requestId);
    return row && requestLine(row);
  }

  async named(caller: Caller, text: string, limit: number): Promise<readonly ReservationRef[]> {
    const shelf = await this.shelfFor(caller);
    return shelf.reservations.named(text, limit).map(refOf);
  }

  async namedInPart(
    caller: Caller,
    text: string,
    limit: number,
  ): Promise<readonly ReservationRef[] | undefined> {
    const shelf = await this.shelfFor(caller);
    return shelf.reservations.namedInPart(text, limit)?.map(refOf);
  }

  async codes(caller: Caller): Promise<ReservationCodes> {
    return (await this.shelfFor(caller)).reservations.codes;
  }

  async sought(
    caller: Caller,
    sought: SoughtReservation,
    limit: number,
  ): Promise<readonly ReservationRef[] | undefined> {
    const shelf = await this.shelfFor(caller);
    return shelf.reservations.sought(sought, limit)?.map(refOf);
  }
}

function pageOfRows<T>(
  selection: Selection<T>,
  { page, pageSize, customerIds }: PortfolioSlice,
  rowsOf: (customerId: string) => readonly T[],
): Page<T> {
  if (!customerIds) return pageIn(selection, page, pageSize);
  return pageAmong(selection, [...new Set(customerIds)].flatMap(rowsOf), page, pageSize);
}

function refOf({ customer, id }: ReservationRow): ReservationRef {
  return { customerId: customer.id, reservationId: id };
}

function countOf<T>({ start, end }: Selection<T>): number {
  return end - start;
}

function inWords<T, R>(page: Page<T>, lineOf: (row: T) => R): Page<R> {
  return { ...page, items: page.items.map(lineOf) };
}
