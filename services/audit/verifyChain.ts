import type { AuditBreak } from './auditBreak.js';
import { type AuditEntry, auditEntry } from './auditEntry.js';
import { type AuditSeal, documentDigest } from './auditSeal.js';
import { type ChainHead, ChainReader } from './chainReader.js';

/** What a customer's document says, as it lies in its place. */
export interface AuditedDocument {
  /** The newest entry, undefined in a document that was never changed since there are trails. */
  readonly newest: unknown;
  /** Everything else. */
  readonly content: object;
}

/** What came of checking one customer's trail. */
export interface ChainReport {
  readonly customerId: string;
  /** Entries on the trail and, where it is not there yet, the newest one in the document. */
  readonly entries: number;
  /** The newest entry; undefined where there is none that could be read. */
  readonly head: ChainHead | undefined;
  /** Whether the newest entry is in the document only; the desk adds it before the next change. */
  readonly isLate: boolean;
  /** How many of the first entries were made without a key. */
  readonly withoutKey: number;
  /** Entries before which an older copy of the document had been put back. */
  readonly putBack: readonly AuditEntry[];
  readonly breaks: readonly AuditBreak[];
}

export interface ChainToVerify {
  readonly customerId: string;
  readonly document: AuditedDocument | undefined;
  readonly lines: AsyncIterable<string>;
  readonly seal: AuditSeal;
  /** An entry that was noted earlier, somewhere that whoever writes the trail cannot. */
  readonly noted?: ChainHead | undefined;
}

/** Checks one customer's trail against itself, the customer's document, and what was noted of it earlier. */
export async function verifyChain(chain: ChainToVerify): Promise<ChainReport> {
  const { customerId, document, lines, seal, noted } = chain;
  const reader = new ChainReader(customerId, seal);
  let isNotedSeen = noted === undefined;
  for await (const line of lines) {
    if (reader.read(line)?.hash === noted?.hash) isNotedSeen = true;
  }
  const { newest, breaks } = documentSide(document, reader, seal, customerId);
  const isLate = newest !== undefined && breaks.length === 0 && newest.seq === reader.head.seq + 1;
  const head = isLate ? newest : headOf(reader);
  if (!isNotedSeen && head?.hash !== noted?.hash) breaks.push({ kind: 'HeadGone', seq: noted?.seq ?? 0 });
  return {
    customerId,
    entries: reader.lines + (isLate ? 1 : 0),
    head: head && { seq: head.seq, hash: head.hash },
    isLate,
    withoutKey: reader.withoutKey + (isLate && newest.seal === 'SHA-256' ? 1 : 0),
    putBack: reader.putBack,
    breaks: [...reader.breaks, ...breaks],
  };
}

function headOf({ head: { seq, hash } }: ChainReader): ChainHead | undefined {
  return seq === 0 || hash === undefined ? undefined : { seq, hash };
}

/** What is wrong between the document and the end of its trail. */
function documentSide(
  document: AuditedDocument | undefined,
  { head, isKeyed }: ChainReader,
  seal: AuditSeal,
  customerId: string,
): { readonly newest?: AuditEntry; readonly breaks: AuditBreak[] } {
  if (!document) return { breaks: [{ kind: 'NoDocument' }] };
  if (document.newest === undefined) {
    const breaks: AuditBreak[] = [{ kind: 'DocumentBehind', documentSeq: 0, trailSeq: head.seq }];
    return { breaks: head.seq > 0 ? breaks : [] };
  }
  const { data: newest } = auditEntry.safeParse(document.newest);
  const isGood =
    newest &&
    newest.customerId === customerId &&
    (!seal.canCheck(newest.seal) || seal.fits(newest)) &&
    !(isKeyed && newest.seal === 'SHA-256');
  if (!isGood) return { breaks: [{ kind: 'EntriesApart', seq: newest?.seq ?? head.seq }] };
  const breaks = endsApart(newest, head);
  if (documentDigest(document.content) !== newest.document)
    breaks.push({ kind: 'DocumentChanged', seq: newest.seq });
  return { newest, breaks };
}

function endsApart({ seq, hash, previous }: AuditEntry, head: ChainReader['head']): AuditBreak[] {
  if (seq < head.seq) return [{ kind: 'DocumentBehind', documentSeq: seq, trailSeq: head.seq }];
  if (seq > head.seq + 1) return [{ kind: 'CutOff', from: head.seq + 1, to: seq - 1 }];
  const isSame = head.hash === (seq === head.seq ? hash : previous);
  return isSame ? [] : [{ kind: 'EntriesApart', seq }];
}
