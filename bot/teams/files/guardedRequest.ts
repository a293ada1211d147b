import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { publicLookup } from './publicLookup.js';

export interface GuardedRequest {
  readonly method?: 'GET' | 'PUT';
  readonly headers: OutgoingHttpHeaders;
  /** Ends the request and its answer. */
  readonly signal: AbortSignal;
  readonly body?: Uint8Array;
}

/**
 * Sends one request to an address that an activity named and a rule allowed, which leads into no private network, whatever
 * its name says. Resolves with the beginning of the answer, follows nothing. Rejects with what went wrong on the way.
 */
export function guardedRequest(url: URL, { body, ...options }: GuardedRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request =
      url.protocol === 'https:'
        ? httpsRequest(url, { ...options, lookup: publicLookup, agent: false }, resolve)
        : httpRequest(url, { ...options, agent: false }, resolve);
    request.on('error', reject);
    request.end(body);
  });
}
