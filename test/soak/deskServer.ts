import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWeighedDesk, type WeighedDesk } from '../builtDesk/weighedDesk.js';
import type { MemoryReport } from '../support/memoryReport.js';

/** Lines of each server that are kept for the report. */
const KEPT_LINES = 20;

/** A built desk as one of several servers: it can be cut off and comes back on its port and its data. */
export class DeskServer {
  /** Log lines of level error and fatal, and what is no log line. */
  readonly faults: string[] = [];
  #desk: Promise<WeighedDesk> | undefined;
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
    this.#desk = startWeighedDesk({
      dataDir: this.dataDir,
      port: this.#port,
      env: this.env,
      onLine: (line) => {
        if (this.faults.length < KEPT_LINES) this.faults.push(line.slice(0, 1_000));
      },
    });
    this.#port = Number(new URL((await this.#desk).url).port);
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
    if (!this.#desk) throw new Error('the server does not run');
    return (await this.#desk).memory();
  }

  /** Seconds that it computed since its start, as it says itself. */
  async cpuSeconds(): Promise<number> {
    const response = await fetch(`${this.url}/metrics`);
    const [, seconds] = /^process_cpu_seconds_total (\S+)/m.exec(await response.text()) ?? [];
    return Number(seconds);
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const desk = this.#desk;
    this.#desk = undefined;
    await (await desk?.catch(() => undefined))?.stop(signal);
  }
}
