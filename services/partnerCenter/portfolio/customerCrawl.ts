import type { Clock } from '../../clock.js';
import { DeskError, UnreachableError } from '../../errors.js';
import { pause, pauseAfter } from '../pauses.js';

/** What a run of a crawl was. */
export interface CrawlRun {
  /** Customers that were read. */
  readonly customers: number;
  /** Those that could not be. */
  readonly failed: number;
  readonly durationMs: number;
}

export interface CrawlOptions<T> {
  readonly clock: Clock;
  readonly read: (customerId: string) => Promise<T>;
  /** Has what was read, unless it was read otherwise meanwhile. */
  readonly take: (customerId: string, read: T) => void;
  readonly failed: (customerId: string, error: DeskError) => void;
  /** Is told each time that no customer is due any more, if there were any. */
  readonly done?: ((run: CrawlRun) => void) | undefined;
  /** How old what was read may get before it is read again. */
  readonly refreshEveryMs: number;
}

/** Customers that are read at once: few, so that the calls of the turns meanwhile find the services free. */
const AT_ONCE = 4;
const RETRY_EVERY_MS = 5 * 60_000;

/**
 * Reads something of every customer, one after another and again every so often, whenever it is run. A service that is busy
 * is left alone as long as it asks for; so is one that fails several times in a row.
 */
export class CustomerCrawl<T> {
  readonly #dueAtMs = new Map<string, number>();
  readonly #closing = new AbortController();
  #resting: Promise<unknown> = Promise.resolve();
  #running: Promise<void> | undefined;
  #isAsked = false;
  #failuresInRow = 0;
  #counts = { customers: 0, failed: 0 };

  constructor(private readonly options: CrawlOptions<T>) {}

  /** Has the customer read at the next opportunity. */
  add(customerId: string): void {
    this.#dueAtMs.set(customerId, Number.NEGATIVE_INFINITY);
  }

  has(customerId: string): boolean {
    return this.#dueAtMs.has(customerId);
  }

  delete(customerId: string): void {
    this.#dueAtMs.delete(customerId);
  }

  /** The customer was read otherwise: there is no need to before it is old again. */
  wasRead(customerId: string): void {
    if (this.#dueAtMs.has(customerId)) this.#dueIn(customerId, this.options.refreshEveryMs);
  }

  /** Reads the customers that are due, also those that are added meanwhile; what is running already goes on instead. */
  run(): Promise<void> {
    this.#isAsked = true;
    this.#running ??= this.#runWhileAsked();
    return this.#running;
  }

  /** Resolves when the customers that are being read are read; no others are. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#running;
  }

  async #runWhileAsked(): Promise<void> {
    const begunMs = this.#nowMs();
    this.#counts = { customers: 0, failed: 0 };
    try {
      while (this.#isAsked) {
        this.#isAsked = false;
        const left = this.#dueAtMs.entries();
        await Promise.all(Array.from({ length: AT_ONCE }, () => this.#readOn(left)));
      }
    } finally {
      this.#running = undefined;
    }
    const { customers, failed } = this.#counts;
    if (customers + failed > 0)
      this.options.done?.({ customers, failed, durationMs: this.#nowMs() - begunMs });
  }

  async #readOn(left: Iterable<[customerId: string, dueAtMs: number]>): Promise<void> {
    for (const [customerId, dueAtMs] of left) {
      if (dueAtMs > this.#nowMs()) continue;
      await this.#resting;
      if (this.#closing.signal.aborted) return;
      await this.#read(customerId, dueAtMs);
    }
  }

  async #read(customerId: string, dueAtMs: number): Promise<void> {
    for (let failures = 1; ; failures += 1) {
      try {
        const read = await this.options.read(customerId);
        this.#failuresInRow = 0;
        this.#counts.customers += 1;
        if (this.#dueAtMs.get(customerId) !== dueAtMs) return;
        this.options.take(customerId, read);
        this.#dueIn(customerId, this.options.refreshEveryMs);
        return;
      } catch (error) {
        if (!(error instanceof DeskError)) throw error;
        if (await this.#mayTryAgain(error, failures)) continue;
        this.#counts.failed += 1;
        if (this.#dueAtMs.get(customerId) !== dueAtMs) return;
        this.options.failed(customerId, error);
        this.#dueIn(customerId, this.#waitAfter(error));
        return;
      }
    }
  }

  /** What a service refuses, it will go on refusing for a while. */
  #waitAfter(error: DeskError): number {
    return error instanceof UnreachableError ? RETRY_EVERY_MS : this.options.refreshEveryMs;
  }

  /** Rests, where that is called for; all who read rest together. */
  async #mayTryAgain(error: DeskError, failures: number): Promise<boolean> {
    if (!(error instanceof UnreachableError)) return false;
    this.#failuresInRow += 1;
    const isBusy = error.code === 'ServiceBusy';
    const pauseMs = pauseAfter(error, failures);
    if (pauseMs === undefined || !(isBusy || this.#failuresInRow >= AT_ONCE)) return false;
    this.#resting = Promise.all([this.#resting, pause(pauseMs, this.#closing.signal)]);
    await this.#resting;
    return !this.#closing.signal.aborted;
  }

  #dueIn(customerId: string, ms: number): void {
    this.#dueAtMs.set(customerId, this.#nowMs() + ms);
  }

  #nowMs(): number {
    return this.options.clock.now().getTime();
  }
}
