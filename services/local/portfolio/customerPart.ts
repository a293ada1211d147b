import type { Customer, IsoInstant, RequestStatus, SupportRequest, Term } from '../../model.js';
import { dayOf, type UtcDay } from '../../quotes/days.js';
import type { RefundPolicy } from '../../quotes/refundPolicy.js';
import { type RefundPool, refundPool } from '../../quotes/refundPool.js';
import { averages } from '../currentReservation.js';
import type { CustomerDocument, RecordedUsage, StoredReservation } from '../deskDocuments.js';

/** What the portfolio keeps of a reservation: whatever does not change as time goes by. */
export interface ReservationRow {
  /** The one object that all rows of a customer share. */
  readonly customer: Customer;
  readonly id: string;
  readonly orderId: string;
  readonly displayName: string;
  readonly sku: string;
  readonly resourceType: string;
  readonly region: string;
  readonly quantity: number;
  readonly term: Term;
  readonly expiryDay: UtcDay;
  readonly renew: boolean;
  /** Whether it runs as long as the day is before its expiry. */
  readonly isActive: boolean;
  /** Average use over the last 30 days in percent; undefined while not known. */
  readonly usedPercent: number | undefined;
}

/** What the portfolio keeps of an open request. */
export interface RequestRow {
  readonly customer: Customer;
  readonly id: string;
  readonly status: RequestStatus;
  readonly reservationId: string | undefined;
  readonly createdBy: string;
  readonly createdAt: IsoInstant;
  readonly about: 'refund' | 'exchange' | 'support';
}

/** What the portfolio keeps of one customer's document. */
export interface CustomerPart {
  readonly customer: Customer;
  /** No two with one id. */
  readonly reservations: readonly ReservationRow[];
  /** The open ones; no two with one id. */
  readonly requests: readonly RequestRow[];
  /** Undefined when nothing was ever refunded. */
  readonly pool: RefundPool | undefined;
}

/** Cuts documents down to what the portfolio keeps. */
export class PartCutter {
  /** Every document brings its own copy of the few codes that there are: one of each is kept. */
  readonly #codes = new Map<string, string>();

  constructor(private readonly limit: RefundPolicy['limit']) {}

  partOf(customer: Customer, document: CustomerDocument): CustomerPart {
    const usage = new Map(document.usage.map((recorded) => [recorded.reservationId, recorded]));
    const open = document.requests.filter(({ status }) => status === 'Open' || status === 'InProgress');
    const pool = refundPool(this.limit, document.refundPool);
    return {
      customer,
      reservations: onePerId(document.reservations).map((stored) =>
        this.#rowOf(customer, stored, usage.get(stored.id)),
      ),
      requests: onePerId(open).map((request) => requestRow(customer, request)),
      pool: pool.refills.length > 0 ? pool : undefined,
    };
  }

  #rowOf(customer: Customer, stored: StoredReservation, usage: RecordedUsage | undefined): ReservationRow {
    return {
      customer,
      id: stored.id,
      orderId: stored.orderId,
      displayName: stored.displayName,
      sku: this.#one(stored.sku),
      resourceType: this.#one(stored.resourceType),
      region: this.#one(stored.region),
      quantity: stored.quantity,
      term: stored.term,
      expiryDay: dayOf(stored.expiryDate),
      renew: stored.renew,
      isActive: stored.state === 'Succeeded',
      usedPercent: usage && averages(usage.percents).last30Days,
    };
  }

  #one(code: string): string {
    const kept = this.#codes.get(code);
    if (kept !== undefined) return kept;
    this.#codes.set(code, code);
    return code;
  }
}

function requestRow(customer: Customer, request: SupportRequest): RequestRow {
  const { id, status, reservationId, createdBy, createdAt, refund, exchange } = request;
  const about = refund ? 'refund' : exchange ? 'exchange' : 'support';
  return { customer, id, status, reservationId, createdBy, createdAt, about };
}

/** The first of each id, as looking one up finds it. */
function onePerId<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...new Map(items.toReversed().map((item) => [item.id, item])).values()].reverse();
}
