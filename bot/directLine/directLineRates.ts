import type { IncomingMessage } from 'node:http';
import type { AddressLimit } from '../http/addressLimit.js';
import { RateLimit } from '../http/rateLimit.js';
import type { Access } from './requestAccess.js';

/** A page asks for the answers to a turn, for files and for tokens, too; without a socket it asks every second. */
const CALLS_A_TURN = 5;
/** Files cost disk space, which turns do not. */
const UPLOADS_PER_MINUTE = 10;

/** How often clients may call the channel. */
export class DirectLineRates {
  readonly #calls: RateLimit;
  readonly #uploads: RateLimit;

  /** @param userTurnsPerMinute 0: no limit for users */
  constructor(
    userTurnsPerMinute: number,
    private readonly addresses: AddressLimit,
  ) {
    this.#calls = new RateLimit(userTurnsPerMinute * CALLS_A_TURN);
    this.#uploads = new RateLimit(userTurnsPerMinute === 0 ? 0 : UPLOADS_PER_MINUTE);
  }

  /** Counts a call, whoever makes it. @throws HttpProblem 429 */
  takeCall(req: IncomingMessage): void {
    this.addresses.takeClient(req);
  }

  /** Counts a call of the token's user; the secret's holder speaks for many. @throws HttpProblem 429 */
  takeUserCall(access: Access): void {
    if (access.kind === 'token') this.#calls.take(access.grant.userId);
  }

  /** Counts an upload of the token's user. @throws HttpProblem 429 */
  takeUpload(access: Access): void {
    if (access.kind === 'token') this.#uploads.take(access.grant.userId);
  }
}
