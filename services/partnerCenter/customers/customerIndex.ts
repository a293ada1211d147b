import type { Clock } from '../../clock.js';
import { DeskError, UnreachableError } from '../../errors.js';
import type { Customer } from '../../model.js';
import { regularly } from '../../regularly.js';
import { type CustomerShelf, customerShelf } from '../../search/customerShelf.js';
import { inSlices } from '../../slices.js';
import { Arrival } from './arrival.js';
import { customerPages } from './customerPages.js';
import type { CustomerReader } from './customerReader.js';

/** What reading all customers took. */
export interface CustomersLoaded {
  readonly customers: number;
  /** Those of which no sense could be made. */
  readonly leftOut: number;
  /** Pages that were asked for, those that did not come among them. */
  readonly calls: number;
  readonly durationMs: number;
}

export interface CustomerIndexOptions {
  readonly reader: Pick<CustomerReader, 'page'>;
  readonly clock: Clock;
  /** How old the customers may get before they are read again. */
  readonly refreshEveryMs?: number | undefined;
  /** Is told each time that all customers were read. */
  readonly onLoaded?: ((loaded: CustomersLoaded) => void) | undefined;
  /** Is told each time that the customers, or a page of them, could not be read. */
  readonly onFailed?: ((error: DeskError) => void) | undefined;
}

/** Has the customers each time that another one came, changed or went. */
export type CustomerWatcher = (customers: readonly Customer[]) => void;

const REFRESH_EVERY_MS = 15 * 60_000;
/** How often it is looked whether they are due; soon, because what failed is due at once. */
const LOOK_EVERY_MS = 30_000;

/**
 * The partner's customers, read in the background at the start and again every so often. What is read is searchable while
 * the rest still comes: each time that there are twice as many, the index is built anew, in slices. When reading fails,
 * what was there before stays.
 */
export class CustomerIndex {
  readonly #closing = new AbortController();
  readonly #arrival = new Arrival<CustomerShelf>();
  readonly #watchers: CustomerWatcher[] = [];
  readonly #end: () => Promise<void>;
  #byId: ReadonlyMap<string, Customer> = new Map();
  #isComplete = false;
  #dueAtMs = Number.NEGATIVE_INFINITY;

  private constructor(private readonly options: CustomerIndexOptions) {
    this.#end = regularly(LOOK_EVERY_MS, () => this.#loadIfDue());
  }

  /** Begins to read the customers. */
  static over(options: CustomerIndexOptions): CustomerIndex {
    return new CustomerIndex(options);
  }

  /** Whether the first page of customers was read. */
  get isReady(): boolean {
    return this.#arrival.value !== undefined;
  }

  /** Whether all customers were read at least once. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** Those that are searchable; none while not even the first page is read. */
  get customers(): readonly Customer[] {
    return this.#arrival.value?.customers ?? [];
  }

  /**
   * The customers that are searchable; waits for the first page.
   * @throws UnreachableError `Service…`, RefusedError `ServiceForbidden`, `ServiceRefused` while not even that can be read
   */
  async shelf(): Promise<CustomerShelf> {
    return this.#arrival.awaited();
  }

  /** One that was read, searchable or not yet. */
  get(customerId: string): Customer | undefined {
    return this.#byId.get(customerId);
  }

  /** From here on, tells `watcher` of changes; at once when there are customers already. */
  watch(watcher: CustomerWatcher): void {
    this.#watchers.push(watcher);
    if (this.#arrival.value) watcher(this.customers);
  }

  /** Resolves when nothing is being read any more. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#arrival.fail(new UnreachableError('ServiceUnavailable', 'the desk is closing'));
    await this.#end();
  }

  async #loadIfDue(): Promise<void> {
    const { clock, refreshEveryMs = REFRESH_EVERY_MS } = this.options;
    if (clock.now().getTime() < this.#dueAtMs || this.#closing.signal.aborted) return;
    try {
      await this.#load();
      this.#dueAtMs = clock.now().getTime() + refreshEveryMs;
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      this.#failed(error);
    }
  }

  async #load(): Promise<void> {
    const { reader, onLoaded } = this.options;
    const begun = performance.now();
    const loaded = new Map<string, Customer>();
    let calls = 0;
    let leftOut = 0;
    const pages = customerPages(reader, {
      signal: this.#closing.signal,
      asked: () => {
        calls += 1;
      },
      failed: (error) => this.#failed(error),
    });
    for await (const page of pages) {
      for (const customer of page.customers) loaded.set(customer.id, this.#asBefore(customer));
      leftOut += page.leftOut;
      if (!this.#isComplete) await this.#grow(loaded);
    }
    if (this.#closing.signal.aborted) return;
    await this.#replace(loaded);
    this.#isComplete = true;
    onLoaded?.({ customers: loaded.size, leftOut, calls, durationMs: performance.now() - begun });
  }

  /** The object from before where the customer is the same: what is unchanged is recognized by that. */
  #asBefore(customer: Customer): Customer {
    const before = this.#byId.get(customer.id);
    return before?.name === customer.name && before.domain === customer.domain ? before : customer;
  }

  /** Adds what was read of the first load, which a later try may have begun again. */
  async #grow(loaded: ReadonlyMap<string, Customer>): Promise<void> {
    this.#byId = new Map([...this.#byId, ...loaded]);
    const searchable = this.#arrival.value?.customers.length ?? 0;
    if (!this.isReady || this.#byId.size >= 2 * searchable) await this.#build(this.#byId);
  }

  async #replace(loaded: ReadonlyMap<string, Customer>): Promise<void> {
    const isSame =
      this.customers.length === loaded.size &&
      this.customers.every((customer) => loaded.get(customer.id) === customer);
    this.#byId = loaded;
    if (!this.isReady || !isSame) await this.#build(loaded);
  }

  async #build(customers: ReadonlyMap<string, Customer>): Promise<void> {
    this.#arrival.value = await inSlices(customerShelf([...customers.values()]));
    for (const watcher of this.#watchers) watcher(this.customers);
  }

  #failed(error: unknown): void {
    if (!(error instanceof DeskError)) return;
    this.#arrival.fail(error);
    this.options.onFailed?.(error);
  }
}
