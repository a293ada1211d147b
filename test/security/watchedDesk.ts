import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWeighedDesk, type WeighedDesk } from '../builtDesk/weighedDesk.js';

/** Lines that are kept for the report of a failed run. */
const KEPT_LINES = 20;

/** A built desk with everything that goes wrong in it. */
export interface WatchedDesk extends Pick<WeighedDesk, 'url' | 'isUp' | 'memory'> {
  readonly dataDir: string;
  /** The log's lines of level error and fatal, and what is no log line: a crash. */
  readonly faults: string[];
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

export async function startWatchedDesk(env: Readonly<Record<string, string>> = {}): Promise<WatchedDesk> {
  const dataDir = await mkdtemp(join(tmpdir(), 'desk-security-'));
  const faults: string[] = [];
  const onLine = (line: string) => {
    faults.push(line.slice(0, 2_000));
    if (faults.length > KEPT_LINES) faults.splice(1, 1);
  };
  const desk = await startWeighedDesk({ dataDir, env, onLine });
  return {
    ...desk,
    dataDir,
    faults,
    async stop() {
      await desk.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
