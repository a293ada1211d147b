import { isRestError } from '@azure/core-rest-pipeline';
import { type CircuitBreakerPolicy, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import type { RemoteLimits } from './remoteLimits.js';
import { TimeLimitReached } from './withinLimit.js';

/** Answers that say that the service is not there. A plain 500 is about what was asked: others may fare better. */
const DOWN: ReadonlySet<number> = new Set([502, 503, 504]);

/** Opens after failed tries in a row; one per service. */
export function createBreaker(limits: RemoteLimits['breaker']): CircuitBreakerPolicy {
  return circuitBreaker(handleWhen(hasNoAnswer).orWhenResult(isDown), {
    halfOpenAfter: limits.halfOpenAfterMs,
    breaker: new ConsecutiveBreaker(limits.failures),
  });
}

/** Whether a try ended without a whole answer, for a reason that is not the caller's. */
export function hasNoAnswer(error: unknown): boolean {
  return error instanceof TimeLimitReached || isRestError(error);
}

function isDown(answer: unknown): boolean {
  const { status } = answer as { readonly status: number };
  return DOWN.has(status);
}
