import { setTimeout as elapsed } from 'node:timers/promises';
import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import type { Clock } from '../clock.js';
import type { IdSource } from '../ids.js';
import { createBreaker } from './breaker.js';
import { callPolicy, type ServiceLine } from './callPolicy.js';
import { keptToService } from './keptToService.js';
import { asHttp, asHttps, isPlainLoopback } from './loopback.js';
import { type TokenRefused, tellRefusedTokens } from './refusedTokens.js';
import type { RemoteCall } from './remoteCall.js';
import { DEFAULT_LIMITS, type RemoteLimits } from './remoteLimits.js';
import { type RestAccess, RestClient } from './restClient.js';
import type { ServiceName } from './serviceName.js';

export interface RemoteTools {
  readonly clock: Clock;
  readonly ids: IdSource;
  /** From 0 up to and without 1. */
  readonly random: () => number;
  /** Hears of every call once, when it is over. */
  readonly seen?: ((call: RemoteCall) => void) | undefined;
  readonly limits?: Partial<RemoteLimits> | undefined;
  /** Waits before a retry; rejects when `signal` is aborted. */
  readonly wait?: ((ms: number, signal?: AbortSignal) => Promise<void>) | undefined;
}

/** Options that every client of the Azure SDK takes. */
export interface RemoteClientOptions {
  readonly endpoint: string;
  readonly credentialScopes: string;
  readonly additionalPolicies: { policy: PipelinePolicy; position: 'perCall' | 'perRetry' }[];
  /** The SDK's own retries are off. */
  readonly retryOptions: { maxRetries: 0 };
  readonly allowInsecureConnection: boolean;
  readonly userAgentOptions: { userAgentPrefix: string };
}

const PUBLIC_AZURE = 'https://management.azure.com';
const USER_AGENT = 'reservation-desk';

/** All calls of the process to other services; holds a circuit breaker for each. */
export class RemoteCalls {
  readonly limits: RemoteLimits;
  private readonly lines = new Map<ServiceName, ServiceLine>();
  private readonly refusals: TokenRefused[] = [];

  constructor(private readonly tools: RemoteTools) {
    this.limits = { ...DEFAULT_LIMITS, ...tools.limits };
  }

  /**
   * Options to spread into the constructor of any Azure SDK client: the desk's limits and retries instead of the SDK's.
   * Long-running operations also want `updateIntervalInMs: calls.limits.pollMs`.
   * @param endpoint http only on this machine's loopback addresses
   */
  optionsFor(service: ServiceName, endpoint: string): RemoteClientOptions {
    const { perCall, perRetry } = this.policiesFor(service, endpoint);
    return {
      endpoint,
      credentialScopes: `${isPlainLoopback(endpoint) ? PUBLIC_AZURE : new URL(endpoint).origin}/.default`,
      additionalPolicies: [
        ...perCall.map((policy) => ({ policy, position: 'perCall' as const })),
        ...perRetry.map((policy) => ({ policy, position: 'perRetry' as const })),
      ],
      retryOptions: { maxRetries: 0 },
      allowInsecureConnection: isPlainLoopback(endpoint),
      userAgentOptions: { userAgentPrefix: USER_AGENT },
    };
  }

  /**
   * For REST APIs without SDK, on the same pipeline.
   * @param baseUrl http only on this machine's loopback addresses
   * @param access absent for addresses that want no token
   */
  rest(service: ServiceName, baseUrl: string, access?: RestAccess): RestClient {
    const { perCall, perRetry } = this.policiesFor(service, baseUrl);
    return new RestClient({
      service,
      baseUrl,
      access,
      perCall,
      perRetry,
      allowInsecureConnection: isPlainLoopback(baseUrl),
      userAgent: USER_AGENT,
      ids: this.tools.ids,
    });
  }

  /** From here on `refused` is told of every access token that a service answers with 401. */
  onTokenRefused(refused: TokenRefused): void {
    this.refusals.push(refused);
  }

  private policiesFor(service: ServiceName, endpoint: string) {
    const { origin } = new URL(endpoint);
    const isPlain = isPlainLoopback(endpoint);
    return {
      perCall: [keptToService(service, endpoint), ...(isPlain ? [asHttps(origin)] : [])],
      perRetry: [
        tellRefusedTokens((token) => this.tellRefused(token)),
        ...(isPlain ? [asHttp(origin)] : []),
        callPolicy(this.lineTo(service)),
      ],
    };
  }

  private tellRefused(token: string): void {
    for (const refused of this.refusals) refused(token);
  }

  private lineTo(service: ServiceName): ServiceLine {
    const kept = this.lines.get(service);
    if (kept) return kept;
    const { clock, random, seen = () => undefined, wait = pause } = this.tools;
    const breaker = createBreaker(this.limits.breaker);
    const line = { service, limits: this.limits, breaker, clock, random, wait, seen };
    this.lines.set(service, line);
    return line;
  }
}

async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await elapsed(ms, undefined, { signal });
}
