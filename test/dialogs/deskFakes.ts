import type { Clock } from '../../services/clock.js';
import { RefusedError } from '../../services/errors.js';
import type { Caller, Customer, RefundPoolEntry, Reservation } from '../../services/model.js';
import type {
  CustomerDirectory,
  Page,
  QuoteService,
  RefundAsk,
  ReservationCatalog,
  SearchResult,
} from '../../services/ports.js';
import { loadPolicies } from '../../services/quotes/loadPolicies.js';
import { quoteRefund } from '../../services/quotes/refund.js';
import type { RefundPolicy } from '../../services/quotes/refundPolicy.js';
import type { RefundQuote } from '../../services/quotes/refundQuote.js';
import { reservationRefusals } from '../../services/quotes/refusals.js';
import { NameIndex } from '../../services/search/nameIndex.js';

export const PARTNER_ID = 'partner-1';

/** A clock that stands still until a test moves it. */
export class StillClock implements Clock {
  constructor(private instant = '2026-11-22T09:00:00.000Z') {}

  now(): Date {
    return new Date(this.instant);
  }

  moveTo(instant: string): void {
    this.instant = instant;
  }
}

export function aCustomer(changes: Partial<Customer> = {}): Customer {
  return {
    id: 'customer-1',
    partnerId: PARTNER_ID,
    name: 'Contoso',
    domain: 'contoso.com',
    country: 'US',
    billingCurrency: 'USD',
    ...changes,
  };
}

/** Four units for a year, upfront, bought on 1 May 2026 for 4,000.00 USD. */
export function aReservation(changes: Partial<Reservation> = {}): Reservation {
  return {
    id: 'reservation-1',
    orderId: 'order-1',
    customerId: 'customer-1',
    displayName: 'VM-Prod',
    sku: 'Standard_D4s_v5',
    resourceType: 'VirtualMachines',
    region: 'westeurope',
    quantity: 4,
    term: 'P1Y',
    billingPlan: 'Upfront',
    benefitStart: '2026-05-01',
    expiryDate: '2027-05-01',
    state: 'Succeeded',
    appliedScope: { type: 'Shared' },
    renew: false,
    commitment: { amountMinor: 400_000, currency: 'USD' },
    pricingCommitment: { amountMinor: 400_000, currency: 'USD' },
    utilization: { last1Day: 100, last7Days: 63.4, last30Days: 12 },
    ...changes,
  };
}

/** Customers and reservations in memory, and quotes over them by the real calculation. */
export class FakeDesk {
  /** What the refund limit of every customer was already used for. */
  pool: RefundPoolEntry[] = [];
  policy: RefundPolicy;
  readonly customers: CustomerDirectory = {
    list: async (caller, page, pageSize) => this.pageOf(caller, page, pageSize),
    search: async (caller, text, limit) => this.search(caller, text, limit),
    get: async (caller, id) => this.own(caller).find((customer) => customer.id === id),
  };
  readonly reservations: ReservationCatalog = {
    list: async (caller, customerId) => this.of(caller, customerId),
    get: async (caller, customerId, id) => this.of(caller, customerId).find((one) => one.id === id),
  };
  readonly quotes: QuoteService = {
    canRefund: (reservation) => reservationRefusals(reservation, this.policy, this.clock.now()).length === 0,
    quoteRefund: async (caller, ask) => this.quote(caller, ask),
  };

  constructor(
    private readonly clock: Clock,
    public customerList: readonly Customer[] = [aCustomer()],
    public reservationList: readonly Reservation[] = [aReservation()],
  ) {
    this.policy = loadPolicies().get('csp-2018')!;
  }

  private own({ partnerId }: Caller): Customer[] {
    return this.customerList.filter((customer) => customer.partnerId === partnerId);
  }

  private of(caller: Caller, customerId: string): Reservation[] {
    const isOwn = this.own(caller).some(({ id }) => id === customerId);
    return isOwn ? this.reservationList.filter((one) => one.customerId === customerId) : [];
  }

  private pageOf(caller: Caller, wanted: number, pageSize: number): Page<Customer> {
    const own = this.own(caller);
    const pageCount = Math.max(1, Math.ceil(own.length / pageSize));
    const page = Math.min(wanted, pageCount - 1);
    return { items: own.slice(page * pageSize, (page + 1) * pageSize), page, pageCount, total: own.length };
  }

  private search(caller: Caller, text: string, limit: number): SearchResult<Customer> {
    return new NameIndex(this.own(caller), ({ name, domain }) => ({
      names: [name, domain],
      words: [name, domain],
    })).search(text, limit);
  }

  private quote(caller: Caller, { customerId, reservationId, quantity }: RefundAsk): RefundQuote {
    const reservation = this.of(caller, customerId).find(({ id }) => id === reservationId);
    if (!reservation) throw new RefusedError('ReservationNotFound', reservationId);
    const { policy, pool } = this;
    return quoteRefund(reservation, quantity, { policy, pool, pendingQuantity: 0, at: this.clock.now() });
  }
}
