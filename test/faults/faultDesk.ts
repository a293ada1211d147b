import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type BuiltDesk, startBuiltDesk } from '../builtDesk/builtDesk.js';
import { compiled } from '../builtDesk/compiled.js';
import type { DiskFault } from './faultyDisk.js';

const POLL_MS = 20;

/** A built desk with a disk that can be made to fail. */
export interface FaultDesk extends BuiltDesk {
  readonly dataDir: string;
  /** The log, a line each. */
  readonly lines: string[];
  failDisk(fault: DiskFault): Promise<void>;
  healDisk(): Promise<void>;
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
  const lines: string[] = [];
  const built = await startBuiltDesk({
    dataDir,
    env: { LOG_LEVEL: 'warn', FAULTS_FILE: faultsFile, ...env },
    nodeOptions: ['--import', compiled('faults/faultyDisk.ts')],
    onLine: (line) => lines.push(line),
  });
  const desk: FaultDesk = {
    ...built,
    dataDir,
    lines,
    async failDisk(next) {
      await writeFile(faultsFile, JSON.stringify(next));
    },
    async healDisk() {
      await rm(faultsFile, { force: true });
    },
    stop(signal) {
      running.delete(desk);
      return built.stop(signal);
    },
  };
  running.add(desk);
  return desk;
}

/** Asks again until `holds`; the test's own time limit ends a wait in vain. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(POLL_MS);
}
