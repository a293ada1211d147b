import type { Clock } from '../../clock.js';
import { DeskError, RefusedError } from '../../errors.js';
import type { Caller, Customer, ListedReservation, SupportRequest } from '../../model.js';
import type { Money } from '../../money.js';
import { PartCutter } from '../../portfolio/customerPart.js';
import { PartnerShelf } from '../../portfolio/partnerShelf.js';
import { ShelfPortfolio } from '../../portfolio/shelfPortfolio.js';
import { dayAt, type UtcDay } from '../../quotes/days.js';
import { isUnfinished } from '../../quotes/pendingUnits.js';
import type { RefundPolicy } from '../../quotes/refundPolicy.js';
import { PRICING_CURRENCY, type Refill, type RefundPool, refillDay } from '../../quotes/refundPool.js';
import { regularly } from '../../regularly.js';
import { Arrival } from '../customers/arrival.js';
import type { CustomerIndex } from '../customers/customerIndex.js';
import { type CrawlRun, CustomerCrawl } from './customerCrawl.js';

/** Requests of one customer; those that are closed among them do not matter. */
export interface CustomerRequests {
  readonly customerId: string;
  readonly requests: readonly SupportRequest[];
}

/** A customer's refund limit as it is told with a quote. */
export interface KnownLimit {
  readonly limit: Money;
  readonly used: Money;
}

export interface PartnerCenterPortfolioOptions {
  /** Tenant of the partner whose customers they are. */
  readonly partnerId: string;
  readonly index: Pick<CustomerIndex, 'shelf' | 'watch'>;
  readonly reservationsOf: (customerId: string) => Promise<readonly ListedReservation[]>;
  /** The requests of every customer that has any; asked for once, at the start. */
  readonly openRequests: () => AsyncIterable<CustomerRequests>;
  /** Has the portfolio told by `noteRequests` how a customer's open requests stand outside of the desk. */
  readonly lookAtRequests?: ((customerId: string) => Promise<void>) | undefined;
  readonly policy: Pick<RefundPolicy, 'limit'>;
  readonly clock: Clock;
  /** How old what is known of a customer may get before it is read again. */
  readonly refreshEveryMs?: number | undefined;
  /** Is told each time that a customer could not be read. */
  readonly onFailed?: ((customerId: string, error: DeskError) => void) | undefined;
  /** Is told each time that all customers were read that were due. */
  readonly onRead?: ((run: CrawlRun) => void) | undefined;
}

const REFRESH_EVERY_MS = 4 * 60 * 60_000;
/** Only customers with open requests are asked about. */
const REQUESTS_EVERY_MS = 60 * 60_000;
const LOOK_EVERY_MS = 30_000;

/**
 * Answers about all customers of one partner out of what it reads of them in the background, and of what turns read and
 * change meanwhile. It answers with what there is: customers that were not read yet, or cannot be, count as unreadable.
 * The service tells refund limits only with quotes: those that were seen are known.
 */
export class PartnerCenterPortfolio extends ShelfPortfolio {
  readonly #shelf: PartnerShelf;
  readonly #cutter = new PartCutter();
  readonly #crawl: CustomerCrawl<readonly ListedReservation[]>;
  /** Of customers with open requests. */
  readonly #requestCrawl: CustomerCrawl<void>;
  readonly #requestsRead = new Arrival<true>();
  /** Customers whose requests were told after the reading of all began. */
  readonly #toldRequests = new Set<string>();
  /** Of every customer whose limit was told, and of every one with requests. */
  readonly #told = new Map<string, RefundPool>();
  readonly #asked = new Map<string, readonly Refill[]>();
  readonly #end: () => Promise<void>;
  #customers: ReadonlyMap<string, Customer> = new Map();

  private constructor(private readonly options: PartnerCenterPortfolioOptions) {
    super();
    const { clock, reservationsOf, refreshEveryMs = REFRESH_EVERY_MS } = options;
    this.#shelf = new PartnerShelf(this.#today(), 0);
    this.#crawl = new CustomerCrawl({
      clock,
      read: reservationsOf,
      take: (customerId, reservations) => this.#put(customerId, reservations),
      failed: (customerId, error) => this.#leaveOut(customerId, error),
      done: options.onRead,
      refreshEveryMs,
    });
    this.#requestCrawl = new CustomerCrawl({
      clock,
      read: async (customerId) => options.lookAtRequests?.(customerId),
      take: () => {},
      failed: (customerId, error) => options.onFailed?.(customerId, error),
      refreshEveryMs: REQUESTS_EVERY_MS,
    });
    options.index.watch((customers) => this.#follow(customers));
    this.#end = regularly(LOOK_EVERY_MS, () => this.#readOn());
  }

  /** Begins to read what there is. */
  static over(options: PartnerCenterPortfolioOptions): PartnerCenterPortfolio {
    return new PartnerCenterPortfolio(options);
  }

  /** What a turn has just read or changed of a customer stands here at once. */
  noteReservations(customerId: string, reservations: readonly ListedReservation[]): void {
    this.#put(customerId, reservations);
    this.#crawl.wasRead(customerId);
  }

  /** All requests of a customer, as they stand now. */
  noteRequests(customerId: string, requests: readonly SupportRequest[]): void {
    if (!this.#requestsRead.value) this.#toldRequests.add(customerId);
    this.#putRequests(customerId, requests);
  }

  /** Only a limit in US dollars can be compared with others: another one is passed over. */
  noteLimit(customerId: string, { limit, used }: KnownLimit): void {
    if (limit.currency !== PRICING_CURRENCY || used.currency !== PRICING_CURRENCY) return;
    // When the refunds were is not told: all of them are back at the latest when one of today would be.
    const day = refillDay(this.options.policy.limit, this.#today());
    const taken = used.amountMinor > 0 ? [{ day, usdMinor: used.amountMinor }] : [];
    this.#told.set(customerId, { limitUsdMinor: limit.amountMinor, refills: taken });
    this.#putLimit(customerId);
  }

  /** Resolves when nothing is being read any more. */
  async close(): Promise<void> {
    await Promise.all([this.#crawl.close(), this.#requestCrawl.close()]);
    await this.#end();
  }

  protected async shelfFor({ partnerId }: Caller): Promise<PartnerShelf> {
    if (partnerId !== this.options.partnerId) return new PartnerShelf(this.#today(), 0);
    await this.options.index.shelf();
    await this.#requestsRead.awaited();
    this.#shelf.moveTo(this.#today());
    return this.#shelf;
  }

  async #readOn(): Promise<void> {
    if (!this.#requestsRead.value) await this.#readRequests();
    await Promise.all([this.#crawl.run(), this.#requestCrawl.run()]);
  }

  async #readRequests(): Promise<void> {
    try {
      for await (const { customerId, requests } of this.options.openRequests()) {
        if (!this.#toldRequests.has(customerId)) this.#putRequests(customerId, requests);
      }
      this.#toldRequests.clear();
      this.#requestsRead.value = true;
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      this.#requestsRead.fail(error);
    }
  }

  #follow(customers: readonly Customer[]): void {
    const before = this.#customers;
    this.#customers = new Map(customers.map((customer) => [customer.id, customer]));
    this.#shelf.customerCount = customers.length;
    for (const customer of customers) if (before.get(customer.id) !== customer) this.#crawl.add(customer.id);
    for (const customerId of before.keys()) {
      if (this.#customers.has(customerId)) continue;
      this.#crawl.delete(customerId);
      this.#shelf.putReservations(customerId, undefined);
      this.#shelf.limits.delete(customerId);
      this.#told.delete(customerId);
    }
    void this.#crawl.run();
  }

  #put(customerId: string, reservations: readonly ListedReservation[]): void {
    const customer = this.#customers.get(customerId);
    if (!customer) return;
    this.#shelf.putReservations(customerId, this.#cutter.reservationRows(customer, reservations));
  }

  /** What the service told, and what the desk's open requests will take besides. */
  #putLimit(customerId: string): void {
    const customer = this.#customers.get(customerId);
    const told = this.#told.get(customerId);
    if (!customer || !told) return;
    const refills = [...told.refills, ...(this.#asked.get(customerId) ?? [])];
    this.#shelf.limits.put({ customer, pool: { limitUsdMinor: told.limitUsdMinor, refills } });
  }

  #putRequests(customerId: string, requests: readonly SupportRequest[]): void {
    if (!requests.some(isUnfinished)) this.#requestCrawl.delete(customerId);
    else if (!this.#requestCrawl.has(customerId)) this.#requestCrawl.add(customerId);
    this.#asked.set(customerId, refillsOf(requests, this.options.policy.limit));
    this.#putLimit(customerId);
    const [first] = requests;
    const { partnerId } = this.options;
    // A request may be of a customer that is not there yet, or no longer.
    const customer = this.#customers.get(customerId) ?? {
      id: customerId,
      partnerId,
      name: first?.customerName ?? '',
      domain: '',
    };
    this.#shelf.requests.put(customerId, this.#cutter.requestRows(customer, requests));
  }

  /** What was known stays when it is only out of reach. */
  #leaveOut(customerId: string, error: DeskError): void {
    if (error instanceof RefusedError) this.#shelf.putReservations(customerId, undefined);
    this.options.onFailed?.(customerId, error);
  }

  #today(): UtcDay {
    return dayAt(this.options.clock.now());
  }
}

/** What open requests for a refund take from the limit, and when it would come back. */
function refillsOf(requests: readonly SupportRequest[], limit: RefundPolicy['limit']): readonly Refill[] {
  return requests.filter(isUnfinished).flatMap(({ refund, createdAt }) => {
    if (!refund) return [];
    return [{ day: refillDay(limit, dayAt(new Date(createdAt))), usdMinor: refund.pool.counted.amountMinor }];
  });
}
