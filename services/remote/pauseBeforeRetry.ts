import type { PipelineRequest } from '@azure/core-rest-pipeline';
import { isSafeToRepeat } from './isSafeToRepeat.js';
import { hasNoAnswer, type Try, wasNotSent } from './oneTry.js';
import type { RemoteLimits } from './remoteLimits.js';
import { retryAfterMs } from './retryAfter.js';

const PASSING_STATUSES: ReadonlySet<number> = new Set([408, 500, 502, 503, 504]);

export interface RetryState {
  readonly request: PipelineRequest;
  readonly last: Try;
  /** How many there were. */
  readonly tries: number;
  readonly elapsedMs: number;
  /** From 0 up to and without 1. */
  readonly random: () => number;
}

/**
 * How long to wait before a request is sent again. What may have been done is repeated only where that is safe; a service
 * that was too busy, or not reached, has done nothing.
 * @returns milliseconds; undefined when it is not sent again
 */
export function pauseBeforeRetry(limits: RemoteLimits, state: RetryState): number | undefined {
  if (state.tries > limits.maxRetries || !isWorthRepeating(state)) return undefined;
  const asked = 'response' in state.last ? retryAfterMs(state.last.response.headers) : undefined;
  if (asked !== undefined && asked > limits.maxRetryAfterSeconds * 1000) return undefined;
  const pause = asked ?? jitter(limits.backoff, state);
  return state.elapsedMs + pause < limits.totalMs ? pause : undefined;
}

function isWorthRepeating({ request, last }: RetryState): boolean {
  if ('response' in last) {
    const { status } = last.response;
    return status === 429 || (PASSING_STATUSES.has(status) && isSafeToRepeat(request));
  }
  const { error } = last;
  return hasNoAnswer(error) && (wasNotSent(error) || isSafeToRepeat(request));
}

/** "Full jitter": any pause up to the bound, so that callers who failed together do not come back together. */
function jitter({ firstMs, mostMs }: RemoteLimits['backoff'], { tries, random }: RetryState): number {
  return Math.round(random() * Math.min(mostMs, firstMs * 2 ** (tries - 1)));
}
