import type { AuditBreak } from './auditBreak.js';
import { type AuditEntry, CHAIN_START } from './auditEntry.js';
import type { AuditSeal } from './auditSeal.js';
import { parseEntry } from './entryLine.js';

/** An entry as something to follow or to compare with. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** Follows one customer's trail, line by line, and notes what is wrong with it. */
export class ChainReader {
  readonly breaks: AuditBreak[] = [];
  /** Entries that follow a document put back from an older copy; the trail says so itself, so these are no breaks. */
  readonly putBack: AuditEntry[] = [];
  /** Lines that were read. */
  lines = 0;
  /** How many of the first entries were made without a key. */
  withoutKey = 0;
  #head: { readonly seq: number; readonly hash: string | undefined } = { seq: 0, hash: CHAIN_START };
  #isKeyed = false;

  constructor(
    private readonly customerId: string,
    private readonly seal: AuditSeal,
  ) {}

  /** Whether an entry was made with a key: from then on, all are. */
  get isKeyed(): boolean {
    return this.#isKeyed;
  }

  /** The last entry; its hash is undefined where the last line is unreadable. */
  get head(): { readonly seq: number; readonly hash: string | undefined } {
    return this.#head;
  }

  /** @returns the line's entry, unless it is unreadable */
  read(text: string): AuditEntry | undefined {
    this.lines += 1;
    const entry = parseEntry(text);
    if (!entry) {
      this.breaks.push({ kind: 'Unreadable', line: this.lines });
      this.#head = { seq: this.#head.seq + 1, hash: undefined };
      return undefined;
    }
    this.#checkEntry(entry);
    this.#checkPlace(entry);
    if (entry.basedOn !== undefined) this.putBack.push(entry);
    if (entry.found !== undefined)
      this.breaks.push({ kind: 'ChangedBefore', line: this.lines, seq: entry.seq });
    this.#head = { seq: entry.seq, hash: entry.hash };
    return entry;
  }

  #checkEntry(entry: AuditEntry): void {
    const at = { line: this.lines, seq: entry.seq };
    if (entry.customerId !== this.customerId) this.breaks.push({ kind: 'OtherCustomer', ...at });
    if (!this.seal.canCheck(entry.seal)) this.breaks.push({ kind: 'KeyNeeded', ...at });
    else if (!this.seal.fits(entry)) this.breaks.push({ kind: 'Changed', ...at });
    if (entry.seal === 'HMAC-SHA-256') this.#isKeyed = true;
    else if (this.#isKeyed) this.breaks.push({ kind: 'KeyLeftOut', ...at });
    else this.withoutKey += 1;
  }

  #checkPlace({ seq, previous }: AuditEntry): void {
    const line = this.lines;
    const expected = this.#head.seq + 1;
    if (seq > expected) this.breaks.push({ kind: 'Missing', line, from: expected, to: seq - 1 });
    else if (seq < expected) this.breaks.push({ kind: 'Repeated', line, seq });
    else if (this.#head.hash !== undefined && previous !== this.#head.hash)
      this.breaks.push({ kind: 'Unlinked', line, seq });
  }
}
