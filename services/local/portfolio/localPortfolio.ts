import type { Clock } from '../../clock.js';
import { DeskError } from '../../errors.js';
import type { Caller, Customer } from '../../model.js';
import { PartCutter } from '../../portfolio/customerPart.js';
import { PartnerShelf } from '../../portfolio/partnerShelf.js';
import { ShelfPortfolio } from '../../portfolio/shelfPortfolio.js';
import { dayAt, type UtcDay } from '../../quotes/days.js';
import type { RefundPolicy } from '../../quotes/refundPolicy.js';
import type { CustomerDocument } from '../deskDocuments.js';
import type { LocalStore } from '../localStore.js';
import { documentPart } from './documentPart.js';

/** Documents that are read at once: few, so that the turns that come meanwhile find the disk and the process free. */
const READ_AT_ONCE = 4;

/**
 * Answers about all customers out of what it keeps of every document. It reads them all once, in the background, and
 * the first answer waits for that; from then on the store tells it what is read and written. A document that cannot be
 * read is left out until it can.
 */
export class LocalPortfolio extends ShelfPortfolio {
  readonly #shelves: ReadonlyMap<string, PartnerShelf>;
  readonly #cutter = new PartCutter();
  readonly #allRead: Promise<void>;
  #isClosing = false;

  private constructor(
    private readonly store: LocalStore,
    private readonly clock: Clock,
    private readonly policy: RefundPolicy,
  ) {
    super();
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

  /** Resolves when no document is being read for it any more; close it before its store. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#allRead;
  }

  protected async shelfFor({ partnerId }: Caller): Promise<PartnerShelf> {
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
    if (document) shelf?.put(documentPart(this.#cutter, this.policy.limit, customer, document));
    else shelf?.leaveOut(customer.id);
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

/** The document counts as unreadable, and the store has reported why. */
function unlessDeskError(error: unknown): void {
  if (!(error instanceof DeskError)) throw error;
}
