import type {
  PipelinePolicy,
  PipelineRequest,
  PipelineResponse,
  SendRequest,
} from '@azure/core-rest-pipeline';
import type { Clock } from '../clock.js';
import type { Breaker } from './breaker.js';
import { correlationIdOf } from './correlationId.js';
import type { Try } from './oneTry.js';
import { operationOf } from './operationOf.js';
import { pauseBeforeRetry } from './pauseBeforeRetry.js';
import type { RemoteCall, RemoteOutcome } from './remoteCall.js';
import type { RemoteLimits } from './remoteLimits.js';
import { unavailable } from './serviceFault.js';
import type { ServiceName } from './serviceName.js';
import { TimeLimitReached, withinLimit } from './withinLimit.js';

/** All that calls to one service have in common. */
export interface ServiceLine {
  readonly service: ServiceName;
  readonly limits: RemoteLimits;
  readonly breaker: Breaker;
  readonly clock: Clock;
  readonly random: () => number;
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly seen: (call: RemoteCall) => void;
}

/** In whose tenant a request asks, by its address; empty for services that the desk asks in its partner's own tenant only. */
export type TenantOf = (url: string) => string;

/** Time limits, retries and the circuit breakers of a service; stands next to the network, where answers are whole. */
export function callPolicy(line: ServiceLine, tenantOf: TenantOf): PipelinePolicy {
  return {
    name: 'deskCall',
    async sendRequest(request, next) {
      const startedMs = line.clock.now().getTime();
      const { last, tries } = await triesOf(line, tenantOf(request.url), request, next);
      line.seen(callSeen(line, request, last, tries, startedMs));
      if (last === undefined) {
        throw unavailable({ service: line.service, notSent: true }, 'failed too often just now');
      }
      if ('response' in last) return last.response;
      throw last.error instanceof TimeLimitReached ? late(line.service, request, last.error) : last.error;
    },
  };
}

interface Tries {
  /** Undefined when the service was not asked. */
  readonly last: Try | undefined;
  readonly tries: number;
}

async function triesOf(
  line: ServiceLine,
  tenantId: string,
  request: PipelineRequest,
  next: SendRequest,
): Promise<Tries> {
  const startedMs = line.clock.now().getTime();
  let last: Try | undefined;
  for (let tries = 0; ; ) {
    const elapsedMs = line.clock.now().getTime() - startedMs;
    const limitMs = Math.max(1, Math.min(line.limits.attemptMs, line.limits.totalMs - elapsedMs));
    const ended = await tryOnce(line.breaker, tenantId, () => withinLimit(request, limitMs, next));
    if (ended === undefined) return { last, tries };
    last = ended;
    tries += 1;
    const pause = pauseAfter(line, request, last, tries, startedMs);
    if (pause === undefined || !(await waited(line, pause, request))) return { last, tries };
  }
}

/** Undefined when the breaker is open. */
async function tryOnce(
  breaker: Breaker,
  tenantId: string,
  send: () => Promise<PipelineResponse>,
): Promise<Try | undefined> {
  if (!breaker.lets(tenantId)) return undefined;
  const ended = await send().then(
    (response): Try => ({ response }),
    (error: unknown): Try => ({ error }),
  );
  breaker.ended(tenantId, ended);
  return ended;
}

function pauseAfter(
  line: ServiceLine,
  request: PipelineRequest,
  last: Try,
  tries: number,
  startedMs: number,
): number | undefined {
  const elapsedMs = line.clock.now().getTime() - startedMs;
  return pauseBeforeRetry(line.limits, { request, last, tries, elapsedMs, random: line.random });
}

/** Whether the pause went by without the caller giving up. */
async function waited(line: ServiceLine, pauseMs: number, request: PipelineRequest): Promise<boolean> {
  const signal = request.abortSignal as AbortSignal | undefined;
  try {
    await line.wait(pauseMs, signal);
    return signal?.aborted !== true;
  } catch {
    return false;
  }
}

function callSeen(
  line: ServiceLine,
  request: PipelineRequest,
  last: Try | undefined,
  tries: number,
  startedMs: number,
): RemoteCall {
  const response = last && 'response' in last ? last.response : undefined;
  return {
    service: line.service,
    operation: operationOf(request.url),
    method: request.method,
    outcome: outcomeOf(last),
    status: response?.status,
    tries,
    durationMs: line.clock.now().getTime() - startedMs,
    correlationId: correlationIdOf(response?.headers, request.headers),
  };
}

function outcomeOf(last: Try | undefined): RemoteOutcome {
  if (last === undefined) return 'open';
  if ('error' in last) return 'failed';
  const { status } = last.response;
  if (status < 400) return 'ok';
  return status < 500 && status !== 408 && status !== 429 ? 'refused' : 'failed';
}

function late(service: ServiceName, request: PipelineRequest, { message }: TimeLimitReached) {
  return unavailable({ service, correlationId: correlationIdOf(undefined, request.headers) }, message);
}
