import { UnreachableError } from '../errors.js';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** However long a service asks to be left alone, it is tried again after this. */
const LONGEST_ASKED_MS = 5 * 60_000;
/** After so many failures in a row it is left for a later time. */
const MOST_FAILURES = 10;

/**
 * How long work in the background waits before it asks a service again: as long as the service asked for, or else longer
 * with every failure.
 * @param failures how many there were in a row, this one included
 * @returns milliseconds; undefined where waiting is of no use
 */
export function pauseAfter(error: unknown, failures: number): number | undefined {
  if (!(error instanceof UnreachableError) || failures > MOST_FAILURES) return undefined;
  if (error.code !== 'ServiceBusy' && error.code !== 'ServiceUnavailable') return undefined;
  const asked = error.service?.retryAfterSeconds;
  if (asked !== undefined) return Math.min(asked * 1_000, LONGEST_ASKED_MS);
  return Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
}

/** Resolves after `ms` or when `signal` aborts, whichever is sooner; the process does not stay for it. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    timer.unref();
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
