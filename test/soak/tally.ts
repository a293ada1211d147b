import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';

/** Latencies of some turns, in milliseconds. */
export interface Latencies {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Counts what a load did: all of it, and since it was last looked at. */
export class Tally {
  readonly errors = new Map<string, number>();
  /** One sentence on each kind of error, of the first time. */
  readonly examples = new Map<string, string>();
  /** Numbers of the requests whose receipt came. */
  readonly confirmed = new Set<string>();
  turns = 0;
  visits = 0;
  #latencies: RecordableHistogram = createHistogram();

  noteTurn(latencyMs: number): void {
    this.turns += 1;
    this.#latencies.record(Math.max(1, Math.round(latencyMs * 1_000)));
  }

  noteError(kind: string, example: string): void {
    this.errors.set(kind, (this.errors.get(kind) ?? 0) + 1);
    if (!this.examples.has(kind)) this.examples.set(kind, example.slice(0, 2_000));
  }

  noteReceipt(number: string): void {
    if (this.confirmed.has(number)) this.noteError('number given twice', number);
    this.confirmed.add(number);
  }

  get errorCount(): number {
    return [...this.errors.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Of the turns since `forgetLatencies`. */
  latencies(): Latencies {
    const ms = (microseconds: number) => Math.round(microseconds / 100) / 10;
    const of = (percent: number) => ms(this.#latencies.percentile(percent));
    return this.#latencies.count === 0
      ? { p50: 0, p95: 0, p99: 0, max: 0 }
      : { p50: of(50), p95: of(95), p99: of(99), max: ms(this.#latencies.max) };
  }

  forgetLatencies(): void {
    this.#latencies = createHistogram();
  }
}
