import { setTimeout as elapsed } from 'node:timers/promises';
import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import type { Clock } from '../clock.js';
import type { IdSource } from '../ids.js';
import { Breaker } from './breaker.js';
import { callPolicy, type ServiceLine, type TenantOf } from './callPolicy.js';
import { keptToService } from './keptToService.js';
import { asHttp, asHttps, isPlainLoopback } from './loopback.js';
import type { RemoteCall } from './remoteCall.js';
import { DEFAULT_LIMITS, type RemoteLimits } from './remoteLimits.js';
import { RenewedTokens, type TokenRefused } from './renewedTokens.js';
import { type RestAccess, RestClient } from './restClient.js';
import type { ServiceName } from './serviceName.js';

export interface RemoteTools {
  readonly clock: Clock;
  readonly ids: IdSource;
  /** From 0 up to and without 1. */
  readonly random: () => number;
  /** Hears of every call once, when it is over; one that is repeated with a fresh token is two. */
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

/** All calls of the process to other services; holds the circuit breakers of each. */
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
   * @param tenantOf where the service is asked in several tenants: a tenant that fails is left alone without the others
   */
  optionsFor(service: ServiceName, endpoint: string, tenantOf = noTenant): RemoteClientOptions {
    const { perCall, perRetry } = this.policiesFor(service, endpoint, tenantOf);
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
   * @param tenantOf as with `optionsFor`
   */
  rest(service: ServiceName, baseUrl: string, access?: RestAccess, tenantOf = noTenant): RestClient {
    const { perCall, perRetry } = this.policiesFor(service, baseUrl, tenantOf);
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

  /** From here on `refused` is told of every access token that a service answers with 401, unless it was got for that very call. */
  onTokenRefused(refused: TokenRefused): void {
    this.refusals.push(refused);
  }

  private policiesFor(service: ServiceName, endpoint: string, tenantOf: TenantOf) {
    const { origin } = new URL(endpoint);
    const isPlain = isPlainLoopback(endpoint);
    const tokens = new RenewedTokens((token) => this.tellRefused(token));
    return {
      perCall: [tokens.perCall, keptToService(service, endpoint), ...(isPlain ? [asHttps(origin)] : [])],
      perRetry: [
        tokens.perRetry,
        ...(isPlain ? [asHttp(origin)] : []),
        callPolicy(this.lineTo(service), tenantOf),
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
    const breaker = new Breaker(this.limits.breaker, clock);
    const line = { service, limits: this.limits, breaker, clock, random, wait, seen };
    this.lines.set(service, line);
    return line;
  }
}

async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await elapsed(ms, undefined, { signal });
}

function noTenant(_url: string): string {
  return '';
}
