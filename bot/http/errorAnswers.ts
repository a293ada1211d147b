import type { Request, Response, Server } from 'restify';
import type { IdSource } from '../../services/ids.js';
import { describeError, type Logger } from '../log.js';
import type { Metrics } from '../metrics.js';
import { makeReference } from '../reference.js';
import { errorCode } from '../turnErrors.js';
import { HttpProblem, sendJson, sendProblem } from './httpProblem.js';
import { requestIdOfAnswer } from './requestStart.js';

export interface ErrorAnswerParts {
  readonly ids: IdSource;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** The refusals that restify's router itself makes, in our words: its own repeat what the caller sent. */
const ROUTER_REFUSALS: ReadonlyMap<number, HttpProblem> = new Map([
  [404, new HttpProblem(404, 'NotFound', 'Nothing is served at this address.')],
  [
    405,
    new HttpProblem(405, 'MethodNotAllowed', 'This address does not take this method; see the Allow header.'),
  ],
]);

/**
 * Answers every error that a handler or the router lets out, as `{ error: { code, message } }`. A fault of ours is
 * logged in one line under a reference, and the caller is told the reference and nothing else.
 */
export function answerErrors(server: Server, parts: ErrorAnswerParts): void {
  // The callback would make restify send its own answer on top of ours, so it is not called.
  server.on('restifyError', (req: Request, res: Response, error: unknown) => {
    if (res.headersSent) {
      logFault(parts, req, res, error, makeReference(parts.ids));
      res.destroy();
      return;
    }
    const refusal = refusalOf(error);
    if (refusal === undefined) return answerFault(parts, req, res, error);
    if (refusal.status >= 500) logUnavailable(parts, res, refusal);
    sendProblem(res, refusal);
  });
}

function refusalOf(error: unknown): HttpProblem | undefined {
  if (error instanceof HttpProblem) return error;
  if (!(error instanceof Error)) return undefined;
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === 'number' ? ROUTER_REFUSALS.get(statusCode) : undefined;
}

function answerFault(parts: ErrorAnswerParts, req: Request, res: Response, error: unknown): void {
  const reference = makeReference(parts.ids);
  logFault(parts, req, res, error, reference);
  const message = `Something went wrong on our side. Quote ${reference} to whoever runs this service.`;
  sendJson(res, 500, { error: { code: 'Unexpected', message, reference } });
}

function logFault(
  { log, metrics }: ErrorAnswerParts,
  req: Request,
  res: Response,
  error: unknown,
  reference: string,
): void {
  const code = errorCode(error);
  metrics.errorSeen(code);
  const request = { requestId: requestIdOfAnswer(res), method: req.method, route: req.getRoute()?.path };
  log.error({ reference, code, ...request, err: describeError(error) }, 'request failed');
}

function logUnavailable({ log }: ErrorAnswerParts, res: Response, refusal: HttpProblem): void {
  const cause = refusal.cause === undefined ? undefined : describeError(refusal.cause);
  log.warn({ requestId: requestIdOfAnswer(res), code: refusal.code, err: cause }, 'request refused for now');
}
