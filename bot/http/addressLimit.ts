import type { IncomingMessage } from 'node:http';
import { clientAddressOf } from './clientAddress.js';
import { RateLimit } from './rateLimit.js';

export interface AddressLimitSettings {
  /** 0: no limit. */
  readonly addressRequestsPerMinute: number;
  /** See `clientAddressOf`. */
  readonly trustedProxies: number;
}

/** A channel's few addresses speak for all its users. */
const CHANNEL_FACTOR = 10;

/** How often one address may ask for something. */
export class AddressLimit {
  readonly #clients: RateLimit;
  readonly #channels: RateLimit;

  constructor(private readonly settings: AddressLimitSettings) {
    this.#clients = new RateLimit(settings.addressRequestsPerMinute);
    this.#channels = new RateLimit(settings.addressRequestsPerMinute * CHANNEL_FACTOR);
  }

  /** Counts a request of a person's own client. @throws HttpProblem 429 */
  takeClient(req: IncomingMessage): void {
    this.#clients.take(clientAddressOf(req, this.settings.trustedProxies));
  }

  /** Counts a request of a Bot Framework channel. @throws HttpProblem 429 */
  takeChannel(req: IncomingMessage): void {
    this.#channels.take(clientAddressOf(req, this.settings.trustedProxies));
  }
}

/** For tests and desks on this machine. */
export function noAddressLimit(): AddressLimit {
  return new AddressLimit({ addressRequestsPerMinute: 0, trustedProxies: 0 });
}
