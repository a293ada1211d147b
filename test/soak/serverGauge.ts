import type { DeskServer } from './deskServer.js';

/** What the servers took, in the order of the servers. */
export interface ServerFigures {
  /** Of a core, since the figures before. */
  readonly cpuPercent: number;
  readonly rssMb: number;
  /** Once collected. */
  readonly heapMb: number;
}

/** Reads what a server takes, at times. */
export class ServerGauge {
  #cpuSeconds = 0;
  #at = performance.now();

  constructor(private readonly server: DeskServer) {}

  async read(): Promise<ServerFigures> {
    const cpuSeconds = await this.server.cpuSeconds();
    const at = performance.now();
    const cpuPercent = Math.round(((cpuSeconds - this.#cpuSeconds) / (at - this.#at)) * 100_000);
    this.#cpuSeconds = cpuSeconds;
    this.#at = at;
    const { rss, heapUsed } = await this.server.memory();
    return { cpuPercent, rssMb: megabytes(rss), heapMb: megabytes(heapUsed) };
  }
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
