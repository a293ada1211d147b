import type { Request, RequestHandler, Response } from 'restify';
import type { IdSource } from '../../services/ids.js';
import type { Metrics } from '../metrics.js';
import { HttpProblem, refusalCodeOf } from './httpProblem.js';

export const REQUEST_ID = 'X-Request-Id';

/**
 * Runs before routing, for every request: names it, measures it, and puts the security headers on its answer;
 * a page that needs others sets them over these.
 * @throws HttpProblem 400 for an address that cannot be read; restify's router would end the process over it.
 */
export function requestStart(
  ids: IdSource,
  metrics: Metrics,
  security: Readonly<Record<string, string>>,
): RequestHandler {
  return async (req, res) => {
    const finished = metrics.httpStarted();
    res.once('close', () => {
      const [method, route, refusal] = [req.method ?? '', routeOf(req), refusalCodeOf(res)];
      finished({ method, route, status: res.statusCode, refusal });
    });
    res.setHeader(REQUEST_ID, requestIdOf(req) ?? ids.next());
    for (const [name, value] of Object.entries(security)) res.setHeader(name, value);
    if (!hasReadablePath(req)) throw new HttpProblem(400, 'BadAddress', 'The address cannot be read.');
  };
}

/** The id under which log lines name this request. */
export function requestIdOfAnswer(res: Response): string | undefined {
  const id = res.getHeader(REQUEST_ID);
  return typeof id === 'string' ? id : undefined;
}

function requestIdOf(req: Request): string | undefined {
  const given = req.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : undefined;
}

function routeOf(req: Request): string | undefined {
  const path: unknown = req.getRoute()?.path;
  return path === undefined ? undefined : String(path);
}

function hasReadablePath(req: Request): boolean {
  try {
    const { pathname } = req.getUrl();
    if (typeof pathname !== 'string' || !pathname.startsWith('/')) return false;
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}
