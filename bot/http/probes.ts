import type { RequestHandler } from 'restify';
import type { TurnGate } from '../adapter/turnGate.js';
import type { PartState, Readiness } from '../readiness/readiness.js';
import { sendJson } from './httpProblem.js';

/** `GET /healthz`: the process runs and serves. */
export function healthRoute(): RequestHandler {
  return async (_req, res) => sendJson(res, 200, { status: 'ok' });
}

/**
 * `GET /readyz`: each part with `ok` or `failed`, and of those that failed a short reason; 503 when one failed, and while
 * stopping.
 */
export function readyRoute(readiness: Readiness, gate: TurnGate): RequestHandler {
  return async (_req, res) => {
    const states = await readiness.states();
    const works = states.every(({ isReady }) => isReady);
    const status = gate.isOpen ? (works ? 'ok' : 'failed') : 'stopping';
    sendJson(res, status === 'ok' ? 200 : 503, { status, ...bodyOf(states) });
  };
}

function bodyOf(states: readonly PartState[]): object {
  const parts = Object.fromEntries(states.map(({ name, isReady }) => [name, isReady ? 'ok' : 'failed']));
  const reasons = states.flatMap(({ name, reason }) => (reason === undefined ? [] : [[name, reason]]));
  return reasons.length === 0 ? { parts } : { parts, reasons: Object.fromEntries(reasons) };
}
