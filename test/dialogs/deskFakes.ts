import type { Clock } from '../../services/clock.js';
import { RefusedError } from '../../services/errors.js';
import { LocalProductCatalog } from '../../services/local/localProductCatalog.js';
import type { PriceList } from '../../services/local/priceList.js';
import type {
  BilledCustomer,
  Caller,
  RefundPoolEntry,
  Reservation,
  ReservationRef,
} from '../../services/model.js';
import type {
  CustomerDirectory,
  ExchangeAsk,
  Page,
  ProductCatalog,
  QuoteService,
  ReservationCatalog,
  SearchResult,
} from '../../services/ports.js';
import { quoteExchange } from '../../services/quotes/exchange.js';
import { isExchangeableWith } from '../../services/quotes/exchangeableWith.js';
import type { ExchangeQuote, ReturnAsk } from '../../services/quotes/exchangeQuote.js';
import { exchangeRefusals } from '../../services/quotes/exchangeRefusals.js';
import { quoteRefund } from '../../services/quotes/refund.js';
import type { RefundContext } from '../../services/quotes/refundCalculation.js';
import { refundableUnits, refundOutlook } from '../../services/quotes/refundOutlook.js';
import type { RefundPolicy } from '../../services/quotes/refundPolicy.js';
import { quoteRefunds } from '../../services/quotes/refundsInOrder.js';
import { reservationRefusals } from '../../services/quotes/refusals.js';
import type { Colleagues } from '../../services/roles.js';
import { NameIndex } from '../../services/search/nameIndex.js';
import { CSP_2018 } from '../support/csp2018.js';
import { FakePriceList } from './priceFakes.js';

export const PARTNER_ID = 'partner-1';

/** Kim alone is an Admin agent. */
export const COLLEAGUES: Colleagues = {
  withRole: async () => [{ name: 'Kim Larsen', email: 'kim@partner.example', roles: ['AdminAgent'] }],
};

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

export function aCustomer(changes: Partial<BilledCustomer> = {}): BilledCustomer {
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
  /** Units by reservation that open requests give back. */
  readonly pending = new Map<string, number>();
  policy: RefundPolicy = CSP_2018;
  readonly prices: PriceList = new FakePriceList();
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
    canExchange: (reservation) => exchangeRefusals(reservation, this.policy, this.clock.now()).length === 0,
    canExchangeWith: (reservation, first) =>
      isExchangeableWith(reservation, first, this.policy, this.clock.now()),
    quoteRefund: async (caller, ask) =>
      quoteRefund(this.find(caller, ask), ask.quantity, this.contextOf(ask.reservationId)),
    quoteRefunds: async (caller, customerId, returns) =>
      quoteRefunds(this.returnsOf(caller, customerId, returns), this.contextOf('')),
    refundableUnits: async (caller, ask) =>
      refundableUnits(this.find(caller, ask), this.contextOf(ask.reservationId)),
    refundOutlook: async (caller, ask, months) =>
      refundOutlook(this.find(caller, ask), ask.quantity, this.contextOf(ask.reservationId), months),
    quoteExchange: async (caller, ask) => this.quoteExchange(caller, ask),
  };
  readonly products: ProductCatalog;

  constructor(
    private readonly clock: Clock,
    public customerList: readonly BilledCustomer[] = [aCustomer()],
    public reservationList: readonly Reservation[] = [aReservation()],
  ) {
    this.products = new LocalProductCatalog(
      { customerOf: (caller, id) => this.own(caller).find((customer) => customer.id === id) },
      this.prices,
      this.policy.exchange.groups,
    );
  }

  private own({ partnerId }: Caller): BilledCustomer[] {
    return this.customerList.filter((customer) => customer.partnerId === partnerId);
  }

  private of(caller: Caller, customerId: string): Reservation[] {
    const isOwn = this.own(caller).some(({ id }) => id === customerId);
    return isOwn ? this.reservationList.filter((one) => one.customerId === customerId) : [];
  }

  private pageOf(caller: Caller, wanted: number, pageSize: number): Page<BilledCustomer> {
    const own = this.own(caller);
    const pageCount = Math.max(1, Math.ceil(own.length / pageSize));
    const page = Math.min(wanted, pageCount - 1);
    return { items: own.slice(page * pageSize, (page + 1) * pageSize), page, pageCount, total: own.length };
  }

  private search(caller: Caller, text: string, limit: number): SearchResult<BilledCustomer> {
    return new NameIndex(this.own(caller), ({ name, domain }) => ({
      names: [name, domain],
      words: [name, domain],
    })).search(text, limit);
  }

  private quoteExchange(caller: Caller, { customerId, returns, purchases }: ExchangeAsk): ExchangeQuote {
    const { billingCurrency } = this.own(caller).find(({ id }) => id === customerId)!;
    const bought = purchases.map((ask) => {
      const offer = this.prices.offer(ask, billingCurrency);
      if (!offer) throw new RefusedError('ProductNotFound', ask.sku);
      return { offer, quantity: ask.quantity };
    });
    const context = { policy: this.policy, at: this.clock.now(), customerId };
    return quoteExchange(this.returnsOf(caller, customerId, returns), bought, context);
  }

  private returnsOf(caller: Caller, customerId: string, returns: readonly ReturnAsk[]) {
    return returns.map(({ reservationId, quantity }) => ({
      reservation: this.find(caller, { customerId, reservationId }),
      quantity,
      pendingQuantity: this.pending.get(reservationId) ?? 0,
    }));
  }

  private contextOf(reservationId: string): RefundContext {
    const pendingQuantity = this.pending.get(reservationId) ?? 0;
    return { policy: this.policy, pool: this.pool, pendingQuantity, at: this.clock.now() };
  }

  private find(caller: Caller, { customerId, reservationId }: ReservationRef): Reservation {
    const reservation = this.of(caller, customerId).find(({ id }) => id === reservationId);
    if (!reservation) throw new RefusedError('ReservationNotFound', reservationId);
    return reservation;
  }
}
