import type { ServiceName } from './serviceName.js';

/**
 * How a call ended: the service did it; said no; failed or did not answer (also: was given up); or was not asked because
 * it had failed too often just before.
 */
export type RemoteOutcome = 'ok' | 'refused' | 'failed' | 'open';

/** One call with all its tries, for metrics and the log: no bodies, no tokens, no query strings. */
export interface RemoteCall {
  readonly service: ServiceName;
  /** The address without host and query, names and ids in it replaced by `*`. */
  readonly operation: string;
  readonly method: string;
  readonly outcome: RemoteOutcome;
  /** HTTP status of the last try; undefined when it had no answer. */
  readonly status?: number | undefined;
  /** How often it was sent; 0 when it was not asked. */
  readonly tries: number;
  readonly durationMs: number;
  /** By which the service's support finds the call. */
  readonly correlationId?: string | undefined;
}
