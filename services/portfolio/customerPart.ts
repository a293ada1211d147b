import type {
  Customer,
  IsoInstant,
  ListedReservation,
  RequestStatus,
  SupportRequest,
  Term,
} from '../model.js';
import { dayOf, type UtcDay } from '../quotes/days.js';
import type { RefundPool } from '../quotes/refundPool.js';

/** What the portfolio reads of a reservation. */
export type ReservationFacts = Pick<
  ListedReservation,
  | 'id'
  | 'orderId'
  | 'displayName'
  | 'sku'
  | 'resourceType'
  | 'region'
  | 'quantity'
  | 'term'
  | 'expiryDate'
  | 'renew'
  | 'state'
  | 'utilization'
>;

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

/** What the portfolio keeps of one customer. */
export interface CustomerPart {
  readonly customer: Customer;
  /** No two with one id. */
  readonly reservations: readonly ReservationRow[];
  /** The open ones; no two with one id. */
  readonly requests: readonly RequestRow[];
  /** Undefined when nothing was ever refunded. */
  readonly pool: RefundPool | undefined;
}

/** Cuts what a back end knows of customers down to what the portfolio keeps. */
export class PartCutter {
  /** Every customer brings its own copy of the few codes that there are: one of each is kept. */
  readonly #codes = new Map<string, string>();

  /** Of two with one id the first, as looking one up finds it. */
  reservationRows(customer: Customer, reservations: readonly ReservationFacts[]): ReservationRow[] {
    return onePerId(reservations).map((facts) => this.#rowOf(customer, facts));
  }

  /** The open ones; of two with one id the first. */
  requestRows(customer: Customer, requests: readonly SupportRequest[]): RequestRow[] {
    const open = requests.filter(({ status }) => status === 'Open' || status === 'InProgress');
    return onePerId(open).map((request) => requestRow(customer, request));
  }

  #rowOf(customer: Customer, facts: ReservationFacts): ReservationRow {
    return {
      customer,
      id: facts.id,
      orderId: facts.orderId,
      displayName: facts.displayName,
      sku: this.#one(facts.sku),
      resourceType: this.#one(facts.resourceType),
      region: this.#one(facts.region),
      quantity: facts.quantity,
      term: facts.term,
      expiryDay: dayOf(facts.expiryDate),
      renew: facts.renew,
      isActive: facts.state === 'Succeeded',
      usedPercent: facts.utilization.last30Days,
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

function onePerId<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...new Map(items.toReversed().map((item) => [item.id, item])).values()].reverse();
}
