import restify, { type Request, type RequestHandler, type Response } from 'restify';
import { HttpProblem } from './httpProblem.js';

/** Keys that are remembered; beyond it the one unused for longest is forgotten, and begins anew when it returns. */
const REMEMBERED_KEYS = 20_000;
const NO_RESPONSE = {} as Response;
const QUIET = () => undefined;
/** The plugin logs addresses, users and whole URLs at each refusal: enough to fill a disk, and not ours to keep. */
const NO_LOG = { trace: QUIET, info: QUIET, warn: QUIET };

/**
 * How often each key may do something, by restify's throttle: `perMinute` at once, refilled evenly over a minute. The
 * plugin by itself lets everybody through who has no key, believes a whole `X-Forwarded-For`, and knows one key a
 * request; so it is asked for one key of ours at a time.
 */
export class RateLimit {
  readonly #throttle: RequestHandler | undefined;
  readonly #retryAfterSeconds: number;

  /** @param perMinute 0: no limit */
  constructor(perMinute: number) {
    const rate = perMinute / 60;
    this.#retryAfterSeconds = perMinute === 0 ? 0 : Math.ceil(1 / rate);
    this.#throttle =
      perMinute === 0
        ? undefined
        : restify.plugins.throttle({ burst: perMinute, rate, username: true, maxKeys: REMEMBERED_KEYS });
  }

  /** Counts one use. @returns whether it is within the limit */
  admits(key: string): boolean {
    let isAdmitted = true;
    this.#throttle?.(asRequest(key), NO_RESPONSE, (refusal?: unknown) => {
      isAdmitted = refusal === undefined;
    });
    return isAdmitted;
  }

  /** As {@link admits}. @throws HttpProblem 429 `TooManyRequests` beyond the limit */
  take(key: string): void {
    if (this.admits(key)) return;
    throw new HttpProblem(429, 'TooManyRequests', 'Too many requests in a short time; try again later.', {
      'Retry-After': String(this.#retryAfterSeconds),
    });
  }
}

/** What the plugin reads of a request. A key is never empty: an empty one would be let through. */
function asRequest(key: string): Request {
  return { username: `=${key}`, socket: {}, log: NO_LOG } as unknown as Request;
}
