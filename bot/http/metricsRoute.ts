import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'restify';
import type { Metrics } from '../metrics.js';
import { HttpProblem } from './httpProblem.js';
import { isFromThisMachine } from './loopbackSocket.js';

/**
 * `GET /metrics`: Prometheus text, for whoever has the token; without one, for programs on this machine.
 * @param token absent where none is set
 */
export function metricsRoute(metrics: Metrics, token: string | undefined): RequestHandler {
  const admit = token === undefined ? requireThisMachine : requireToken(token);
  return async (req, res) => {
    admit(req);
    const text = await metrics.render();
    res.writeHead(200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' });
    res.end(text);
  };
}

function requireThisMachine(req: Request): void {
  if (isFromThisMachine(req)) return;
  const message = 'Without METRICS_TOKEN the metrics are for programs on the machine of the desk.';
  throw new HttpProblem(403, 'MetricsLocalOnly', message);
}

function requireToken(token: string): (req: Request) => void {
  const expected = digest(token);
  return (req) => {
    const given = /^Bearer +(\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
    if (given !== undefined && timingSafeEqual(digest(given), expected)) return;
    const message = 'Send Authorization: Bearer with the METRICS_TOKEN of the desk.';
    throw new HttpProblem(401, 'MetricsTokenNeeded', message, { 'WWW-Authenticate': 'Bearer' });
  };
}

/** Of one length whatever is given, so that comparing takes the same time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
