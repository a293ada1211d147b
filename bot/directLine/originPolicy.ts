import type { IncomingMessage } from 'node:http';

const METHODS = 'GET, POST, OPTIONS';
/** directlinejs always sends x-requested-with and x-ms-bot-agent. */
const HEADERS = 'authorization, content-type, x-requested-with, x-ms-bot-agent';
const PREFLIGHT_SECONDS = '600';

/** Which web pages may talk to the channel: those of this server, and those of the origins named in the settings. */
export class OriginPolicy {
  readonly #allowed: ReadonlySet<string>;

  constructor(allowedOrigins: readonly string[]) {
    this.#allowed = new Set(allowedOrigins.map((origin) => origin.toLowerCase()));
  }

  /** Whether the request comes from no web page, from one of ours or from an allowed origin. */
  admits(req: IncomingMessage): boolean {
    const { origin } = req.headers;
    return origin === undefined || this.#allowed.has(origin.toLowerCase()) || isSameHost(origin, req);
  }

  /** CORS headers of an answer; without permission for an origin that is not admitted. */
  headers(req: IncomingMessage): Record<string, string> {
    const { origin } = req.headers;
    if (origin === undefined || !this.admits(req)) {
      return { Vary: 'Origin' };
    }
    return {
      Vary: 'Origin',
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Expose-Headers': 'Retry-After',
    };
  }

  /** Headers of the answer to a preflight request. */
  preflightHeaders(req: IncomingMessage): Record<string, string> {
    return {
      ...this.headers(req),
      'Access-Control-Allow-Methods': METHODS,
      'Access-Control-Allow-Headers': HEADERS,
      'Access-Control-Max-Age': PREFLIGHT_SECONDS,
    };
  }
}

/** Only the host is compared: behind a proxy that ends TLS this process sees http where the page has https. */
function isSameHost(origin: string, req: IncomingMessage): boolean {
  return URL.canParse(origin) && new URL(origin).host === req.headers.host?.toLowerCase();
}
