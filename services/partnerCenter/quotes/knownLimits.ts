import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.js';
import type { ServiceLimit } from './serviceQuotes.js';

const MOST_CUSTOMERS = 10_000;
/** Others may refund meanwhile: what was told longer ago is asked for again. */
const FRESH_MS = 5 * 60_000;

interface Told {
  readonly limit: ServiceLimit;
  readonly atMs: number;
}

/** The refund limits that the service told of, each with a quote. */
export class KnownLimits {
  readonly #told = new LRUCache<string, Told>({ max: MOST_CUSTOMERS });

  /** @param noted is told every limit that comes in */
  constructor(
    private readonly clock: Clock,
    private readonly noted: (customerId: string, limit: ServiceLimit) => void = () => {},
  ) {}

  note(customerId: string, limit: ServiceLimit): void {
    this.#told.set(customerId, { limit, atMs: this.clock.now().getTime() });
    this.noted(customerId, limit);
  }

  /** Something was refunded: what was told does not hold any more. */
  forget(customerId: string): void {
    this.#told.delete(customerId);
  }

  /** Undefined where none was told within the last minutes. */
  of(customerId: string): ServiceLimit | undefined {
    const told = this.#told.get(customerId);
    const isFresh = told !== undefined && this.clock.now().getTime() - told.atMs < FRESH_MS;
    return isFresh ? told.limit : undefined;
  }
}
