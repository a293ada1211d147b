import type { RequestHandler } from 'restify';
import type { TurnGate } from '../adapter/turnGate.js';
import { describeError, type Logger } from '../log.js';
import type { Metrics } from '../metrics.js';
import { LATE, within } from '../within.js';
import { sendJson } from './httpProblem.js';

/** A part of the desk without which it cannot do its work. */
export interface ReadinessPart {
  readonly name: string;
  /** Resolves when the part works; rejects when it does not. */
  check(): Promise<void>;
}

/** A part that does not answer within this time counts as failed. */
const CHECK_TIMEOUT_MS = 2_000;

/** `GET /healthz`: the process runs and serves. */
export function healthRoute(): RequestHandler {
  return async (_req, res) => sendJson(res, 200, { status: 'ok' });
}

/** `GET /readyz`: each part with `ok` or `failed`; 503 when one failed, and while stopping. */
export function readyRoute(parts: readonly ReadinessPart[], gate: TurnGate, log: Logger): RequestHandler {
  return async (_req, res) => {
    const states = await Promise.all(
      parts.map(async (part) => [part.name, await stateOf(part, log)] as const),
    );
    const works = states.every(([, state]) => state === 'ok');
    const status = gate.isOpen ? (works ? 'ok' : 'failed') : 'stopping';
    sendJson(res, status === 'ok' ? 200 : 503, { status, parts: Object.fromEntries(states) });
  };
}

/** `GET /metrics`: Prometheus text. */
export function metricsRoute(metrics: Metrics): RequestHandler {
  return async (_req, res) => {
    const text = await metrics.render();
    res.writeHead(200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' });
    res.end(text);
  };
}

async function stateOf(part: ReadinessPart, log: Logger): Promise<'ok' | 'failed'> {
  try {
    if ((await within(CHECK_TIMEOUT_MS, part.check())) !== LATE) return 'ok';
    log.warn({ part: part.name }, 'part not ready in time');
  } catch (error) {
    log.warn({ part: part.name, err: describeError(error) }, 'part not ready');
  }
  return 'failed';
}
