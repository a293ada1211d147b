import type { IncomingHttpHeaders } from 'node:http';

/** A request as a route sees it: authenticated, its body parsed. */
export interface StandInRequest {
  readonly method: string;
  /** Decoded, without the service's prefix and without the query. */
  readonly path: string;
  /** Values of the `:names` in the route's path. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Parsed JSON or form; undefined where there is none. */
  readonly body: unknown;
  /** Tenant that the bearer token was given for; undefined on routes that need none. */
  readonly tenantId: string;
  /** Where the service is reached, for links and polling addresses: origin and prefix, no slash at the end. */
  readonly baseUrl: string;
}

export interface StandInReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** One operation of a service. */
export interface StandInRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
  /** With `:names` for single segments and `*name` for the rest of the path. */
  readonly path: string;
  /** As fault scripts and the log of calls name it, such as `reservations.calculateRefund`. */
  readonly operation: string;
  /** Whether it answers without a bearer token. */
  readonly isOpen?: boolean;
  readonly answer: (request: StandInRequest) => StandInReply | Promise<StandInReply>;
}
