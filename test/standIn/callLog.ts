/** One request that came to the stand-in. */
export interface StandInCall {
  readonly operation: string;
  readonly method: string;
  /** With the service's prefix, without the query. */
  readonly path: string;
  readonly query: string;
  /** Tenant of its token, or that a token is asked for; undefined where it has none that holds. */
  readonly tenant: string | undefined;
  /** What went over the wire; undefined while there is no answer and where there was none. */
  status: number | undefined;
  /** Whether the operation was carried out, whatever the client heard of it. */
  tookEffect: boolean;
  /** As the answer names the request, for support. */
  correlationId: string;
}
