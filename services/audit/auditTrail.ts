import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.js';
import { DeskError, UnreachableError } from '../errors.js';
import { type AuditChange, type AuditEntry, CHAIN_START } from './auditEntry.js';
import { type AuditSeal, documentDigest } from './auditSeal.js';
import type { AuditStore } from './auditStore.js';
import { lineOf, parseEntry } from './entryLine.js';

/** What the operator is told of a customer's trail. */
export interface AuditEvent {
  readonly level: 'warn' | 'error';
  /**
   * - `AuditLate`: the newest entry is in the customer's document only; it is added before the next change
   * - `AuditBroken`: the trail does not end as the desk left it; it goes on, and `npm run audit -- verify` names the break
   */
  readonly code: 'AuditLate' | 'AuditBroken';
  readonly customerId: string;
}

export interface AuditTrailOptions {
  readonly store: AuditStore;
  readonly seal: AuditSeal;
  readonly clock: Clock;
  readonly log: (event: AuditEvent) => void;
}

/** The last entry of a trail, and where the next one goes. */
interface TrailHead {
  readonly seq: number;
  readonly hash: string;
  readonly position: number;
}

/** A customer's document, as far as the trail looks at it. */
export interface Audited {
  readonly audit?: AuditEntry | undefined;
}

const REMEMBERED_TRAILS = 1000;
/** Other servers add to a customer's trail only between two of its document's versions, so few meet. */
const MOST_TRIES = 5;

/**
 * The trails of all customers. An entry is written with the change itself, inside the customer's document, and added to
 * the trail after it; what the trail lacks is added before the next change. So a trail holds every entry but perhaps the
 * newest, and that one is in the document. Whoever calls holds the customer's document.
 */
export class AuditTrail {
  readonly #heads = new LRUCache<string, TrailHead>({ max: REMEMBERED_TRAILS });

  constructor(private readonly options: AuditTrailOptions) {}

  /**
   * The entry of a change that is about to be written, once the trail holds all those before it.
   * @param present the document as it stands
   * @param next as it will be, without the entry
   * @throws UnreachableError `BackendUnreachable`; the change must not be written then
   */
  async entryFor(
    customerId: string,
    { audit: newest, ...present }: Audited,
    next: object,
    change: AuditChange,
  ): Promise<AuditEntry> {
    const found = documentDigest(present);
    const wasChanged = newest !== undefined && found !== newest.document;
    const head = await this.#caughtUp(customerId, newest);
    const wasPutBack = head !== undefined && head.hash !== newest?.hash;
    return this.options.seal.sealed({
      ...change,
      seq: (head?.seq ?? 0) + 1,
      at: this.options.clock.now().toISOString(),
      customerId,
      document: documentDigest(next),
      ...(wasPutBack && { basedOn: newest?.seq ?? 0 }),
      ...(wasChanged && { found }),
      previous: head?.hash ?? CHAIN_START,
    });
  }

  /** Adds the entry of a change that stands. A failure is logged, and made good before the next change. */
  async record(entry: AuditEntry): Promise<void> {
    const { customerId } = entry;
    try {
      await this.#put(entry);
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      this.#heads.delete(customerId);
      this.options.log({ level: 'error', code: 'AuditLate', customerId });
    }
  }

  async #caughtUp(customerId: string, newest: AuditEntry | undefined): Promise<TrailHead | undefined> {
    const known = this.#heads.get(customerId);
    if (known !== undefined && known.hash === newest?.hash) return known;
    this.#heads.delete(customerId);
    if (newest) return this.#put(newest);
    const { line, position } = await this.options.store.end(customerId);
    const last = line === undefined ? undefined : parseEntry(line);
    if (line !== undefined && !last) this.#tellBroken(customerId);
    return last && { seq: last.seq, hash: last.hash, position };
  }

  /** Adds the entry unless it is there. @returns how the trail ends then */
  async #put(entry: AuditEntry): Promise<TrailHead> {
    const known = this.#heads.get(entry.customerId);
    let head = known?.hash === entry.previous ? await this.#appended(entry, known.position) : undefined;
    for (let tries = 1; head === undefined; tries++) {
      if (tries > MOST_TRIES)
        throw new UnreachableError('BackendUnreachable', 'the audit trail is contended');
      head = await this.#putAtEnd(entry);
    }
    this.#heads.set(entry.customerId, head);
    return head;
  }

  /** Undefined when another writer was faster. */
  async #putAtEnd(entry: AuditEntry): Promise<TrailHead | undefined> {
    const { customerId } = entry;
    const { line, position } = await this.options.store.end(customerId);
    const last = line === undefined ? undefined : parseEntry(line);
    if (last && (last.hash === entry.hash || (last.seq >= entry.seq && (await this.#holds(entry)))))
      return { seq: last.seq, hash: last.hash, position };
    const head = await this.#appended(entry, position);
    const follows = line === undefined ? CHAIN_START : last?.hash;
    // The document is right whatever became of the trail: it goes on behind the break, which stays to be seen.
    if (head && follows !== entry.previous) this.#tellBroken(customerId);
    return head;
  }

  async #appended(entry: AuditEntry, position: number): Promise<TrailHead | undefined> {
    const { seq, hash, customerId } = entry;
    try {
      return { seq, hash, position: await this.options.store.append(customerId, lineOf(entry), position) };
    } catch (error) {
      if (error instanceof UnreachableError && error.code === 'StateConflict') return undefined;
      throw error;
    }
  }

  /** Another server may have added the entry and gone on from there. */
  async #holds({ customerId, hash }: AuditEntry): Promise<boolean> {
    for await (const line of this.options.store.lines(customerId)) {
      if (parseEntry(line)?.hash === hash) return true;
    }
    return false;
  }

  #tellBroken(customerId: string): void {
    this.options.log({ level: 'error', code: 'AuditBroken', customerId });
  }
}
