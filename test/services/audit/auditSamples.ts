import type { AuditChange, AuditEntry } from '../../../services/audit/auditEntry.js';
import { AuditSeal } from '../../../services/audit/auditSeal.js';
import type { AuditStore, TrailEnd } from '../../../services/audit/auditStore.js';
import { type AuditEvent, AuditTrail } from '../../../services/audit/auditTrail.js';
import { verifyChain } from '../../../services/audit/verifyChain.js';
import { stateConflict } from '../../../services/storage/stateConflict.js';

export const KEY = 'a key of the desk that nobody else knows';
export const NOW = new Date('2026-06-15T10:00:00.000Z');

/** The `n`th change of a desk; a name may hold anything. */
export function change(n: number): AuditChange {
  return {
    actor: { partnerId: 'partner-1', userId: 'test:ana' },
    action: 'setting.changed',
    subject: { reservationId: 'r-web' },
    before: { setting: 'displayName', value: `Épreuve ${n}` },
    after: { setting: 'displayName', value: `Épreuve ${n + 1} 🎿` },
  };
}

/** Trails in memory, whose appends can be made to fail. */
export class MemoryAuditStore implements AuditStore {
  readonly trails = new Map<string, string[]>();
  /** Runs before an append takes place, and may throw. */
  beforeAppend: (line: string) => void | Promise<void> = () => {};

  async end(name: string): Promise<TrailEnd> {
    const lines = this.trails.get(name) ?? [];
    return { line: lines.at(-1), position: lines.length };
  }

  async append(name: string, line: string, position: number): Promise<number> {
    await this.beforeAppend(line);
    const lines = this.trails.get(name) ?? [];
    if (lines.length !== position) throw stateConflict();
    this.trails.set(name, [...lines, line]);
    return position + 1;
  }

  async *lines(name: string): AsyncGenerator<string> {
    yield* this.trails.get(name) ?? [];
  }

  async *names(): AsyncGenerator<string> {
    yield* this.trails.keys();
  }
}

/** A customer's document over a trail, as the desk writes the two. */
export class AuditedCustomer {
  newest: AuditEntry | undefined;
  content: object = { changes: 0 };
  #changes = 0;

  constructor(
    readonly store: AuditStore,
    readonly seal: AuditSeal = new AuditSeal(),
    readonly events: AuditEvent[] = [],
    readonly id = 'contoso',
  ) {}

  /** A trail as a process of its own has it. */
  trail(): AuditTrail {
    const { store, seal } = this;
    return new AuditTrail({
      store,
      seal,
      clock: { now: () => NOW },
      log: (event) => this.events.push(event),
    });
  }

  /** @param crash whether the process ends before the entry is added to the trail */
  async change(trail: AuditTrail, crash = false): Promise<AuditEntry> {
    this.#changes += 1;
    const content = { changes: this.#changes };
    const entry = await trail.entryFor(
      this.id,
      { ...this.content, audit: this.newest },
      content,
      change(this.#changes),
    );
    this.newest = entry;
    this.content = content;
    if (!crash) await trail.record(entry);
    return entry;
  }

  verify(seal = this.seal) {
    const { newest, content, id, store } = this;
    return verifyChain({ customerId: id, document: { newest, content }, lines: store.lines(id), seal });
  }
}

/** A trail of so many entries, the document that belongs to it, and the lines. */
export async function chainOf(length: number, seal = new AuditSeal()) {
  const store = new MemoryAuditStore();
  const customer = new AuditedCustomer(store, seal);
  const trail = customer.trail();
  for (let n = 0; n < length; n++) await customer.change(trail);
  const document = { newest: customer.newest, content: customer.content };
  return { lines: store.trails.get('contoso') ?? [], document, seal };
}

export async function* asLines(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
