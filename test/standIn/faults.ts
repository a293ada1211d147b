import { setTimeout as elapsed } from 'node:timers/promises';
import type { ServiceName } from '../../services/remote/serviceName.js';
import { serviceOf } from './standInService.js';

/** What goes wrong with a call. */
export type Fault =
  /** Refused in the service's own shape of error; nothing took effect unless `tookEffect`. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code?: string | number;
      readonly message?: string;
      /** Instead of the service's own shape. */
      readonly body?: unknown;
      readonly retryAfterSeconds?: number;
      readonly tookEffect?: boolean;
    }
  /** Never answered. */
  | { readonly kind: 'hang'; readonly tookEffect?: boolean }
  /** The connection breaks, before or after the operation took effect. */
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  /** The operation takes effect; half of its answer arrives. */
  | { readonly kind: 'truncated' }
  /** The operation takes effect; its answer is not as it should be. */
  | { readonly kind: 'changed'; readonly change: (body: unknown) => unknown }
  /** Answered late. */
  | { readonly kind: 'late'; readonly ms: number };

/** Which calls a fault strikes. */
export interface FaultTarget {
  /** An operation, `reservations.*` for all of a service, or `*`. */
  readonly operation: string;
  /** How many calls; all by default. */
  readonly times?: number;
  /** How many calls are spared first. */
  readonly after?: number;
  /** Only calls with a token of this tenant. */
  readonly tenant?: string;
}

export interface ScriptedFault {
  /** How many calls it struck. */
  readonly struck: number;
  end(): void;
}

interface Script {
  readonly target: FaultTarget;
  readonly fault: Fault;
  spared: number;
  struck: number;
}

interface Throttle {
  readonly perSecond: number;
  readonly retryAfterSeconds: number;
  /** When the calls of the past second were let through, in milliseconds. */
  passed: number[];
}

/** Faults that were asked for, and limits that stand. */
export class Faults {
  readonly #scripts: Script[] = [];
  readonly #throttles = new Map<ServiceName, Throttle>();
  readonly #latencies = new Map<ServiceName | '*', number>();

  script(target: FaultTarget, fault: Fault): ScriptedFault {
    const script: Script = { target, fault, spared: 0, struck: 0 };
    this.#scripts.push(script);
    const scripts = this.#scripts;
    return {
      get struck() {
        return script.struck;
      },
      end() {
        const place = scripts.indexOf(script);
        if (place >= 0) scripts.splice(place, 1);
      },
    };
  }

  throttle(service: ServiceName, perSecond: number, retryAfterSeconds: number): void {
    this.#throttles.set(service, { perSecond, retryAfterSeconds, passed: [] });
  }

  delay(service: ServiceName | '*', ms: number): void {
    this.#latencies.set(service, ms);
  }

  clear(): void {
    this.#scripts.length = 0;
    this.#throttles.clear();
    this.#latencies.clear();
  }

  /** The fault that strikes this call, if any. The oldest script that fits is used up first. */
  next(operation: string, tenantId: string | undefined): Fault | undefined {
    for (const script of this.#scripts) {
      if (!fits(script.target, operation, tenantId)) continue;
      if (script.struck >= (script.target.times ?? Number.POSITIVE_INFINITY)) continue;
      if (script.spared < (script.target.after ?? 0)) {
        script.spared += 1;
        continue;
      }
      script.struck += 1;
      return script.fault;
    }
    return this.#throttled(serviceOf(operation));
  }

  async wait(operation: string, signal: AbortSignal): Promise<void> {
    const ms = this.#latencies.get(serviceOf(operation)) ?? this.#latencies.get('*') ?? 0;
    if (ms > 0) await elapsed(ms, undefined, { signal });
  }

  #throttled(service: ServiceName): Fault | undefined {
    const throttle = this.#throttles.get(service);
    if (!throttle) return undefined;
    const nowMs = performance.now();
    throttle.passed = throttle.passed.filter((at) => at > nowMs - 1000);
    if (throttle.passed.length < throttle.perSecond) {
      throttle.passed.push(nowMs);
      return undefined;
    }
    return { kind: 'status', status: 429, retryAfterSeconds: throttle.retryAfterSeconds };
  }
}

function fits(target: FaultTarget, operation: string, tenantId: string | undefined): boolean {
  if (target.tenant !== undefined && target.tenant !== tenantId) return false;
  const { operation: wanted } = target;
  return wanted.endsWith('*') ? operation.startsWith(wanted.slice(0, -1)) : wanted === operation;
}
