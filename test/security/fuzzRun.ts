import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MemoryReport } from '../support/memoryReport.js';
import type { WatchedDesk } from './watchedDesk.js';

/** What is done to the desk, how often, and what must not come of it. */
export class FuzzRun {
  readonly #tried = new Map<string, number>();
  readonly #statuses = new Map<number, number>();
  #startedOver = 0;

  constructor(
    readonly desk: WatchedDesk,
    /** What no answer may hold, by what it is. */
    readonly secrets: ReadonlyMap<string, string>,
  ) {}

  /** Notes one request and looks at its answer. */
  check(kind: string, status: number, answer: string): void {
    this.#tried.set(kind, (this.#tried.get(kind) ?? 0) + 1);
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1);
    assert.ok(status < 500, `${kind} was answered ${status}: ${answer.slice(0, 500)}`);
    assert.doesNotMatch(
      answer,
      /\b(reference|référence|Referenz) [A-HJ-NP-Z2-9]{8}\b/,
      `${kind}: a turn failed`,
    );
    for (const [secret, what] of this.secrets) {
      assert.ok(!answer.includes(secret), `${kind}: ${what} in ${around(answer, secret)}`);
    }
    assert.ok(this.desk.isUp(), `${kind}: the desk is down`);
  }

  /** Notes a conversation that was led back to the menu. */
  noteStartedOver(): void {
    this.#startedOver += 1;
  }

  /** Attacks for so long; what fails is told with its seed and the smallest attack that was tried. */
  async attack<T>(ms: number, attacks: fc.Arbitrary<T>, run: (attack: T) => Promise<void>): Promise<void> {
    await fc.assert(
      fc.asyncProperty(attacks, async (attack) => {
        await run(attack);
        assert.deepEqual(this.desk.faults, [], 'nothing is logged as an error');
      }),
      { interruptAfterTimeLimit: ms, numRuns: 1_000_000, endOnFailure: !process.env.SHRINK },
    );
  }

  report(): string {
    const tried = [...this.#tried].map(([kind, count]) => `${count} ${kind}`).join(', ');
    const statuses = [...this.#statuses].sort(([a], [b]) => a - b);
    return (
      `    tried ${tried}; answered ${statuses.map(([status, count]) => `${status || 'by closing'} ×${count}`).join(', ')}; ` +
      `${this.#startedOver} conversations started over: 0 leaked, 0 stuck, 0 failed`
    );
  }
}

/** In MB. */
export function shownMemory({ rss, heapUsed, external }: MemoryReport): string {
  const [all, heap, outside] = [rss, heapUsed, external].map((bytes) => (bytes / 1e6).toFixed(0));
  return `${all} MB, heap ${heap} MB, buffers ${outside} MB`;
}

function around(text: string, part: string): string {
  const at = text.indexOf(part);
  return text.slice(Math.max(0, at - 200), at + 200);
}
