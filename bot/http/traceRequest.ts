import type { RequestHandler } from 'restify';
import { traced, traceIdIn } from '../trace.js';
import { requestIdOfAnswer } from './requestStart.js';

/** Lets every log line of the request carry its id. Runs before routing, once the request has its id. */
export function traceRequest(): RequestHandler {
  return (req, res, next) => {
    const ids = { requestId: requestIdOfAnswer(res), traceId: traceIdIn(req.headers.traceparent) };
    // The handlers after this one run inside `next`.
    traced(ids, () => next());
  };
}
