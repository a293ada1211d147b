import { AsyncLocalStorage } from 'node:async_hooks';

/** What the log lines of one request or turn have in common. Ids only. */
export interface TraceIds {
  /** As the answer's `X-Request-Id` tells the caller. */
  readonly requestId?: string | undefined;
  /** Trace id of the caller's W3C `traceparent`. */
  readonly traceId?: string | undefined;
  readonly channelId?: string | undefined;
  readonly conversationId?: string | undefined;
  readonly activityId?: string | undefined;
}

const traces = new AsyncLocalStorage<TraceIds>();

/** Runs `work` so that every log line that is written in it, and in what it begins, carries the ids too. */
export function traced<T>(ids: TraceIds, work: () => T): T {
  return traces.run({ ...traces.getStore(), ...ids }, work);
}

/** The ids under which the present work goes. */
export function traceIds(): TraceIds {
  return traces.getStore() ?? {};
}

/** W3C Trace Context: version, trace id, parent id, flags; later versions may append. */
const TRACE_PARENT = /^(?!ff)[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})[\da-f]{16}-[\da-f]{2}(?=$|-)/;

/** @returns the trace id; undefined for a header that is absent or not well-formed */
export function traceIdIn(traceParent: unknown): string | undefined {
  if (typeof traceParent !== 'string' || traceParent.length > 128) return undefined;
  if (traceParent.startsWith('00') && traceParent.length !== 55) return undefined;
  return TRACE_PARENT.exec(traceParent)?.[1];
}
