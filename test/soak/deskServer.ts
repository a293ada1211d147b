import { type ChildProcess, spawn } from 'node:child_process';
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
/** Lines of each server that are kept for the report. */
const KEPT_LINES = 20;

/** The built program as one of several servers: it can be cut off and comes back on its port and its data. */
export class DeskServer {
  /** Log lines of level error and fatal, and what is no log line. */
  readonly faults: string[] = [];
  #child: ChildProcess | undefined;
  #port = 0;

  private constructor(
    readonly dataDir: string,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  static async start(env: Readonly<Record<string, string>> = {}): Promise<DeskServer> {
    const server = new DeskServer(await mkdtemp(join(tmpdir(), 'desk-soak-')), env);
    await server.open();
    return server;
  }

  /** Without a slash at the end. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Starts the program, again where it was before. */
  async open(): Promise<void> {
    const child = spawn(process.execPath, ['--expose-gc', '--import', MEMORY_REPORT, 'dist/bot/main.js'], {
      cwd: ROOT,
      env: {
        ...process.env,
        LOG_LEVEL: 'error',
        PORT: String(this.#port),
        DATA_DIR: this.dataDir,
        ...this.env,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    createInterface({ input: child.stderr! }).on('line', (line) => {
      if (this.faults.length < KEPT_LINES) this.faults.push(line.slice(0, 1_000));
    });
    this.#port = Number(new URL(await this.#opened(child)).port);
  }

  /** Without a moment for the program to end in order. */
  async cutOff(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async removeData(): Promise<void> {
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** What it holds once collected, in bytes. */
  async memory(): Promise<MemoryReport> {
    const child = this.#running();
    const answer = once(child, 'message');
    child.send('memory');
    const [report] = (await answer) as [MemoryReport];
    return report;
  }

  /** Seconds that it computed since its start, as it says itself. */
  async cpuSeconds(): Promise<number> {
    const response = await fetch(`${this.url}/metrics`);
    const [, seconds] = /^process_cpu_seconds_total (\S+)/m.exec(await response.text()) ?? [];
    return Number(seconds);
  }

  async #opened(child: ChildProcess): Promise<string> {
    return new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout! }).on('line', (line) => {
        const url = OPEN_LINE.exec(line)?.[1];
        if (url !== undefined) resolve(url);
      });
      child.once('exit', (code) =>
        reject(new Error(`no start: exit code ${code}\n${this.faults.join('\n')}`)),
      );
    });
  }

  #running(): ChildProcess {
    if (!this.#child) throw new Error('the server does not run');
    return this.#child;
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}
