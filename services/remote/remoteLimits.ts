/** How long and how often a service is asked. */
export interface RemoteLimits {
  /** Longest time for one try, reading its answer included. */
  readonly attemptMs: number;
  /** Longest time for a call with all its tries and pauses. */
  readonly totalMs: number;
  readonly maxRetries: number;
  /** A service that asks for a longer pause is not waited for. */
  readonly maxRetryAfterSeconds: number;
  /** Pauses are random up to `firstMs`, doubled with each try, at most `mostMs`. */
  readonly backoff: { readonly firstMs: number; readonly mostMs: number };
  /** Pause between two looks at a long-running operation whose service names none. */
  readonly pollMs: number;
  /** Longest time that a long-running operation is waited for: users are told meanwhile that it takes long. */
  readonly operationMs: number;
  /** After so many failed tries in a row a service is left alone, and then asked once to see whether it is back. */
  readonly breaker: { readonly failures: number; readonly halfOpenAfterMs: number };
}

export const DEFAULT_LIMITS: RemoteLimits = {
  attemptMs: 10_000,
  totalMs: 25_000,
  maxRetries: 3,
  maxRetryAfterSeconds: 10,
  backoff: { firstMs: 300, mostMs: 4_000 },
  pollMs: 2_000,
  operationMs: 120_000,
  breaker: { failures: 5, halfOpenAfterMs: 15_000 },
};
