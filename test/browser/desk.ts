import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type BuiltDeskOptions, startBuiltDesk } from '../builtDesk/builtDesk.js';
import { compiled } from '../builtDesk/compiled.js';

const POLL_MS = 50;
const START_TIMEOUT_MS = 30_000;

/** A desk that runs as it does for a user, and is ready for one. */
export interface Desk {
  /** With a slash at the end. */
  readonly url: string;
  readonly dataDir: string;
  /** Ends it as a user would; `SIGKILL` as a power cut would. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Lets its clock jump ahead; for a desk with an instant of its own. */
  moveClock(byMs: number): Promise<void>;
}

export interface DeskOptions extends Pick<BuiltDeskOptions, 'port' | 'env' | 'onLine'> {
  /** Data of an earlier desk, to start again on it. */
  readonly dataDir?: string;
  /** The instant at which its clock begins, the machine's when absent. */
  readonly startsAt?: string;
}

const made: string[] = [];

/** @throws NoStart */
export async function startDesk({ startsAt, env, ...options }: DeskOptions = {}): Promise<Desk> {
  const dataDir = options.dataDir ?? (await newDataDir());
  const clock = startsAt !== undefined && {
    nodeOptions: ['--import', compiled('support/movedClock.ts')],
    env: { CLOCK_STARTS_AT: startsAt, ...env },
  };
  const desk = await startBuiltDesk({ ...options, dataDir, env, ...clock });
  const url = `${desk.url}/`;
  await ready(url);
  return {
    url,
    dataDir,
    async stop(signal) {
      await desk.stop(signal);
    },
    async moveClock(byMs) {
      await desk.ask({ moveClockMs: byMs });
    },
  };
}

/** Removes the data of every desk of this process. */
export async function removeDeskData(): Promise<void> {
  await Promise.all(made.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
}

async function newDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-data-'));
  made.push(folder);
  return folder;
}

async function ready(url: string): Promise<void> {
  const giveUpAt = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < giveUpAt) {
    const response = await fetch(new URL('readyz', url)).catch(() => undefined);
    if (response?.ok) return;
    await delay(POLL_MS);
  }
  throw new Error('the desk did not get ready');
}
