import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { MemoryReport } from '../support/memoryReport.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MEMORY_REPORT = new URL('../../dist/test/support/memoryReport.js', import.meta.url).href;
const OPEN_LINE = /is open at (http:\/\/\S+)\//;
/** Lines that are kept for the report of a failed run. */
const KEPT_LINES = 20;

/** The built program in a process of its own, with everything that goes wrong in it. */
export interface WatchedDesk {
  /** Without a slash at the end. */
  readonly url: string;
  readonly dataDir: string;
  /** The log's lines of level error and fatal, and what is no log line: a crash. */
  readonly faults: string[];
  isUp(): boolean;
  memory(): Promise<MemoryReport>;
  stop(): Promise<void>;
}

export async function startWatchedDesk(env: Readonly<Record<string, string>> = {}): Promise<WatchedDesk> {
  const dataDir = await mkdtemp(join(tmpdir(), 'desk-security-'));
  const child = spawn(process.execPath, ['--expose-gc', '--import', MEMORY_REPORT, 'dist/bot/main.js'], {
    cwd: ROOT,
    env: { ...process.env, LOG_LEVEL: 'error', PORT: '0', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const faults: string[] = [];
  createInterface({ input: child.stderr! }).on('line', (line) => {
    faults.push(line.slice(0, 2_000));
    if (faults.length > KEPT_LINES) faults.splice(1, 1);
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const found = OPEN_LINE.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`no start: exit code ${code}\n${faults.join('\n')}`)));
  });
  const isUp = () => child.exitCode === null && child.signalCode === null;
  return {
    url,
    dataDir,
    faults,
    isUp,
    async memory() {
      const answer = once(child, 'message');
      child.send('memory');
      const [report] = (await answer) as [MemoryReport];
      return report;
    },
    async stop() {
      if (isUp()) {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      }
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
