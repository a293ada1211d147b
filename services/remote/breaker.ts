import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.js';
import { hasNoAnswer, type Try } from './oneTry.js';
import type { RemoteLimits } from './remoteLimits.js';

/** Answers that say that nobody is there. A plain 500 is about what was asked: other calls may fare better. */
const DOWN: ReadonlySet<number> = new Set([502, 503, 504]);
const MOST_TENANTS = 1_000;

/**
 * The circuit breakers of one service. After failed tries in a row in the name of one tenant, that tenant is left alone with:
 * others go on. No answer at all in the name of several tenants in a row speaks for the whole service, which is then left
 * alone by everybody.
 */
export class Breaker {
  /** Of tenants whose last try failed: an answer ends all that was counted. */
  readonly #tenants = new LRUCache<string, Circuit>({ max: MOST_TENANTS });
  readonly #service: ServiceCircuit;

  constructor(
    private readonly limits: RemoteLimits['breaker'],
    private readonly clock: Clock,
  ) {
    this.#service = new ServiceCircuit(limits);
  }

  /** Whether a try may go now; whoever is let through tells with `ended` what came of it. */
  lets(tenantId: string): boolean {
    const nowMs = this.#nowMs();
    return this.#service.lets(nowMs) && (this.#tenants.get(tenantId)?.lets(nowMs) ?? true);
  }

  /** What its caller gave up says nothing. */
  ended(tenantId: string, last: Try): void {
    if ('error' in last) {
      if (!hasNoAnswer(last.error)) return;
      this.#failed(tenantId);
      this.#service.silent(tenantId, this.#nowMs());
    } else if (DOWN.has(last.response.status)) {
      this.#failed(tenantId);
    } else {
      this.#tenants.delete(tenantId);
      this.#service.answered();
    }
  }

  #failed(tenantId: string): void {
    const circuit = this.#tenants.get(tenantId) ?? new Circuit(this.limits);
    circuit.failed(this.#nowMs());
    this.#tenants.set(tenantId, circuit);
  }

  #nowMs(): number {
    return this.clock.now().getTime();
  }
}

/** Of one tenant. */
class Circuit {
  #inRow = 0;
  #restsUntilMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly limits: RemoteLimits['breaker']) {}

  /** After its pause it lets one through, and no other within another pause unless that one is answered. */
  lets(nowMs: number): boolean {
    if (nowMs < this.#restsUntilMs) return false;
    this.#restIfFailing(nowMs);
    return true;
  }

  failed(nowMs: number): void {
    this.#inRow += 1;
    this.#restIfFailing(nowMs);
  }

  #restIfFailing(nowMs: number): void {
    if (this.#inRow >= this.limits.failures) this.#restsUntilMs = nowMs + this.limits.halfOpenAfterMs;
  }
}

/**
 * Of the service as a whole. After its pause it lets everybody through until nobody answers again: were it one only, a
 * tenant that alone has no answers could shut out the others for ever.
 */
class ServiceCircuit {
  #inRow = 0;
  /** Two are several: more are not counted. */
  readonly #tenants = new Set<string>();
  #restsUntilMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly limits: RemoteLimits['breaker']) {}

  lets(nowMs: number): boolean {
    return nowMs >= this.#restsUntilMs;
  }

  silent(tenantId: string, nowMs: number): void {
    this.#inRow += 1;
    if (this.#tenants.size < 2) this.#tenants.add(tenantId);
    const isDown = this.#inRow >= this.limits.failures && this.#tenants.size > 1;
    if (isDown) this.#restsUntilMs = nowMs + this.limits.halfOpenAfterMs;
  }

  answered(): void {
    this.#inRow = 0;
    this.#tenants.clear();
    this.#restsUntilMs = Number.NEGATIVE_INFINITY;
  }
}
