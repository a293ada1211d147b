import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OPEN_LINE = /is open at (http:\/\/\S+)/;
/** Compiled along with the program. */
const MOVED_CLOCK = new URL('../../dist/test/support/movedClock.js', import.meta.url).href;
const POLL_MS = 50;
const START_TIMEOUT_MS = 30_000;

/** A desk that runs as it does for a user: the built program, in a process of its own, on a port of its own. */
export interface Desk {
  /** With a slash at the end. */
  readonly url: string;
  readonly dataDir: string;
  /** Ends it as a user would; `SIGKILL` as a power cut would. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Lets its clock jump ahead; for a desk with an instant of its own. */
  moveClock(byMs: number): Promise<void>;
}

export interface DeskOptions {
  /** Data of an earlier desk, to start again on it. */
  readonly dataDir?: string;
  /** Port of an earlier desk, to take its place. */
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** The instant at which its clock begins, the machine's when absent. */
  readonly startsAt?: string;
  /** Hears what it writes on standard error; else that goes to the test's own. */
  readonly onLog?: (text: string) => void;
}

const made: string[] = [];

export async function startDesk(options: DeskOptions = {}): Promise<Desk> {
  const dataDir = options.dataDir ?? (await newDataDir());
  const { startsAt, onLog } = options;
  const clock = startsAt === undefined ? [] : ['--import', MOVED_CLOCK];
  const child = spawn(process.execPath, [...clock, 'dist/bot/main.js'], {
    cwd: ROOT,
    env: {
      ...process.env,
      LOG_LEVEL: 'error',
      PORT: String(options.port ?? 0),
      DATA_DIR: dataDir,
      ...(startsAt !== undefined && { CLOCK_STARTS_AT: startsAt }),
      ...options.env,
    },
    stdio: [
      'ignore',
      'pipe',
      onLog ? 'pipe' : 'inherit',
      ...(startsAt === undefined ? [] : (['ipc'] as const)),
    ],
  });
  child.stderr?.setEncoding('utf8').on('data', onLog ?? (() => undefined));
  const url = await openedAt(child);
  await ready(url);
  const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  const moveClock = async (byMs: number) => {
    const moved = once(child, 'message');
    child.send({ moveClockMs: byMs });
    await moved;
  };
  return { url, dataDir, stop, moveClock };
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

async function openedAt(child: ChildProcess): Promise<string> {
  const lines = createInterface({ input: child.stdout! });
  const opened = new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const url = OPEN_LINE.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`the desk did not start: exit code ${code}`)));
  });
  return opened;
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
