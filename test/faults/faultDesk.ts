import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { DiskFault } from './faultyDisk.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Compiled along with the program. */
const FAULTY_DISK = new URL('../../dist/test/faults/faultyDisk.js', import.meta.url).href;
const OPEN_LINE = /is open at (http:\/\/\S+)\//;
const POLL_MS = 20;

/** The built program in a process of its own, with a disk that can be made to fail. */
export interface FaultDesk {
  /** Without a slash at the end. */
  readonly url: string;
  readonly dataDir: string;
  /** The log, a line each. */
  readonly lines: string[];
  isUp(): boolean;
  failDisk(fault: DiskFault): Promise<void>;
  healDisk(): Promise<void>;
  /** @returns the exit code, null after a signal that ended it */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** How a desk ended that did not start. */
export class NoStart extends Error {
  override readonly name = 'NoStart';
  constructor(
    readonly exitCode: number | null,
    /** Standard error. */
    readonly said: string,
  ) {
    super(`no start, exit code ${exitCode}: ${said}`);
  }
}

const folders: string[] = [];
const running = new Set<FaultDesk>();

export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-faults-'));
  folders.push(folder);
  return folder;
}

/** Ends every desk of the file's tests and removes their data. */
export async function endDesks(): Promise<void> {
  await Promise.all([...running].map((desk) => desk.stop('SIGKILL')));
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
}

/** @throws NoStart */
export async function startFaultDesk(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
  fault?: DiskFault,
): Promise<FaultDesk> {
  const faultsFile = join(await newFolder(), 'faults.json');
  if (fault) await writeFile(faultsFile, JSON.stringify(fault));
  const child = spawn(process.execPath, ['--import', FAULTY_DISK, 'dist/bot/main.js'], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn', FAULTS_FILE: faultsFile, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => lines.push(line));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const opened = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = OPEN_LINE.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
  const url = await Promise.race([opened, ended]);
  if (typeof url !== 'string') throw new NoStart(url, lines.join('\n'));
  const desk: FaultDesk = {
    url,
    dataDir,
    lines,
    isUp: () => child.exitCode === null && child.signalCode === null,
    async failDisk(next) {
      await writeFile(faultsFile, JSON.stringify(next));
    },
    async healDisk() {
      await rm(faultsFile, { force: true });
    },
    async stop(signal = 'SIGTERM') {
      running.delete(desk);
      if (desk.isUp()) child.kill(signal);
      return ended;
    },
  };
  running.add(desk);
  return desk;
}

/** Asks again until `holds`; the test's own time limit ends a wait in vain. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(POLL_MS);
}
