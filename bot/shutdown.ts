import type { Server } from 'restify';
import type { TurnGate } from './adapter/turnGate.js';
import { describeError, type Logger } from './log.js';
import { LATE, within } from './within.js';

export interface ShutdownParts {
  readonly gate: TurnGate;
  readonly server: Server;
  /** Stops the channels that this process embeds: no new turns, running ones finish, then their sockets end. */
  readonly stopChannels: () => Promise<void>;
  /** Writes and closes the state. */
  readonly close: () => Promise<void>;
  readonly log: Logger;
}

/** How long running turns may take to finish. */
export const TURN_LIMIT_MS = 10_000;
/** How long each later step may take. */
const STEP_LIMIT_MS = 3_000;

/**
 * Stops the desk: no new turns (`/readyz` and `/api/messages` say so while the server still listens), running ones
 * finish and their answers go out, connections end, state is written.
 * @returns the exit code: 0, or 1 when a step failed or took too long. Never rejects.
 */
export async function shutDown(parts: ShutdownParts, reason: string): Promise<0 | 1> {
  const { gate, log } = parts;
  gate.close();
  log.info({ reason, runningTurns: gate.runningTurns }, 'stopping');
  const steps = await Promise.all([
    step(log, 'turns', TURN_LIMIT_MS, () => gate.whenIdle()),
    step(log, 'channels', TURN_LIMIT_MS, parts.stopChannels),
  ]);
  steps.push(await step(log, 'server', STEP_LIMIT_MS, () => closeServer(parts.server)));
  steps.push(await step(log, 'state', STEP_LIMIT_MS, parts.close));
  const clean = steps.every((done) => done);
  log.info({ clean }, 'stopped');
  return clean ? 0 : 1;
}

async function step(log: Logger, name: string, limitMs: number, work: () => Promise<void>): Promise<boolean> {
  try {
    if ((await within(limitMs, work())) !== LATE) return true;
    log.error({ step: name }, 'stopping took too long');
  } catch (error) {
    log.error({ step: name, err: describeError(error) }, 'stopping failed');
  }
  return false;
}

/**
 * Lets answers that are being written go out. Node's `close` ends idle connections by itself; one that falls idle or
 * stays busy after it is cut when half of the step's time is over.
 */
async function closeServer(server: Server): Promise<void> {
  const http = server.server;
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  const timer = setTimeout(() => http.closeAllConnections(), STEP_LIMIT_MS / 2);
  try {
    await closed;
  } finally {
    clearTimeout(timer);
  }
}
