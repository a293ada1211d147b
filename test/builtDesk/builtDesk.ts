import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../..', import.meta.url);
const OPEN_LINE = /is open at (http:\/\/\S+)\//;

/** The built program in a process of its own, as it runs for a user. */
export interface BuiltDesk {
  /** Without a slash at the end. */
  readonly url: string;
  isUp(): boolean;
  /** What a module that was loaded before the program answers. */
  ask(message: string | object): Promise<unknown>;
  /**
   * Ends it, in order unless told otherwise; nothing happens when it has ended.
   * @returns the exit code, null after a signal that ended it
   */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

export interface BuiltDeskOptions {
  readonly dataDir: string;
  /** Port of an earlier desk, to take its place; else the system chooses. */
  readonly port?: number | undefined;
  /** What it has besides the variables of the test; only errors are logged unless it says otherwise. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** For node itself, such as modules that are loaded before the program. */
  readonly nodeOptions?: readonly string[] | undefined;
  /** Hears each line of standard error; without it they go to the test's own. */
  readonly onLine?: ((line: string) => void) | undefined;
}

/** How a desk ended that did not start. */
export class NoStart extends Error {
  override readonly name = 'NoStart';
  constructor(
    readonly exitCode: number | null,
    /** Standard error, as far as it did not go to the test's own. */
    readonly said: string,
  ) {
    super(`no start, exit code ${exitCode}: ${said}`);
  }
}

/** Starts what the last build made, and waits until it is open. @throws NoStart */
export async function startBuiltDesk(options: BuiltDeskOptions): Promise<BuiltDesk> {
  const { dataDir, port = 0, env, nodeOptions = [], onLine } = options;
  const child = spawn(process.execPath, [...nodeOptions, 'dist/bot/main.js'], {
    cwd: fileURLToPath(ROOT),
    env: { ...process.env, LOG_LEVEL: 'error', PORT: String(port), DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', onLine ? 'pipe' : 'inherit', 'ipc'],
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const said: string[] = [];
  const keep = (line: string) => said.push(line);
  const errorLines = child.stderr && createInterface({ input: child.stderr }).on('line', keep);
  if (onLine) errorLines?.on('line', onLine);
  const opened = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const url = OPEN_LINE.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
  const url = await Promise.race([opened, ended]);
  if (typeof url !== 'string') throw new NoStart(url, said.join('\n'));
  errorLines?.off('line', keep);
  const isUp = () => child.exitCode === null && child.signalCode === null;
  return {
    url,
    isUp,
    async ask(message) {
      const answered = once(child, 'message');
      child.send(message);
      const [answer] = await answered;
      return answer;
    },
    stop(signal = 'SIGTERM') {
      if (isUp()) child.kill(signal);
      return ended;
    },
  };
}
