import type { IncomingHttpHeaders } from 'node:http';
import type { ServiceName } from '../../services/remote/serviceName.js';
import type { StandInReply, StandInRoute } from './standInRoute.js';

/** What tokens are given for. */
export type Audience = 'partnerCenter' | 'azure' | 'graph' | 'keyVault' | 'tokenExchange';

/** What a service of Microsoft says of a refusal. */
export interface Refusal {
  readonly status: number;
  /** The service's own code; one that fits the status where it is absent. */
  readonly code?: string | number | undefined;
  readonly message?: string | undefined;
}

/** One of the services behind the stand-in's origin: what all of its operations have in common. */
export interface StandInService {
  /** First segment of its paths, such as `/pc`. */
  readonly prefix: string;
  readonly routes: readonly StandInRoute[];
  /** What its bearer tokens must have been given for; absent where it needs none. */
  readonly audience?: Audience | undefined;
  /** Tenants whose tokens it takes; any where absent. */
  readonly acceptsTenant?: ((tenantId: string) => boolean) | undefined;
  readonly errorBody: (refusal: Refusal, correlationId: string) => unknown;
  /** `WWW-Authenticate` of a 401. */
  readonly challenge: (tenantId: string | undefined) => string;
  /** Headers that name the request, given the id that it is to have. */
  readonly idHeaders: (headers: IncomingHttpHeaders, freshId: string) => Record<string, string>;
  /** Which of them is quoted to support. */
  readonly correlationHeader: string;
}

/** The service that an operation counts to, as metrics and throttling name it. */
export function serviceOf(operation: string): ServiceName {
  return operation.slice(0, operation.indexOf('.')) as ServiceName;
}

export function ok(body: unknown): StandInReply {
  return { status: 200, body };
}

/** Thrown by a route; answered in the shape of its service. */
export class RefusedByService extends Error {
  override readonly name = 'RefusedByService';

  constructor(readonly refusal: Refusal) {
    super(refusal.message ?? `status ${refusal.status}`);
  }
}

/** @throws RefusedByService with the service's own shape of error, wherever a route calls it */
export function refuse(status: number, code?: string | number, message?: string): never {
  throw new RefusedByService({ status, code, message });
}

/** First value of a header that may come more than once. */
export function headerOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
