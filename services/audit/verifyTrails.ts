import type { AuditSeal } from './auditSeal.js';
import type { AuditStore } from './auditStore.js';
import type { ChainHead } from './chainReader.js';
import { type AuditedDocument, type ChainReport, verifyChain } from './verifyChain.js';

/** The documents that trails tell of. */
export interface AuditedDocuments {
  /** Ids of all customers. */
  customers(): AsyncIterable<string>;
  /** Undefined where there is none, or none that could be read. @throws UnreachableError `BackendUnreachable` */
  document(customerId: string): Promise<AuditedDocument | undefined>;
}

export interface TrailsToVerify {
  readonly documents: AuditedDocuments;
  readonly store: AuditStore;
  readonly seal: AuditSeal;
  /** Entries that were noted earlier, by customer. */
  readonly noted?: ReadonlyMap<string, ChainHead> | undefined;
}

const MOST_LOOKS = 10;

/**
 * Checks the trails of all customers, one after another, also while desks write to them.
 * @throws UnreachableError `BackendUnreachable`
 */
export async function* verifyTrails(trails: TrailsToVerify): AsyncGenerator<ChainReport> {
  const seen = new Set<string>();
  for await (const customerId of allOf(trails)) {
    if (seen.has(customerId)) continue;
    seen.add(customerId);
    yield await verifyStill(customerId, trails);
  }
}

async function* allOf({ documents, store, noted }: TrailsToVerify): AsyncGenerator<string> {
  yield* documents.customers();
  yield* store.names();
  yield* noted?.keys() ?? [];
}

/** Document and trail are read one after the other: what was read around a change is read again. */
async function verifyStill(customerId: string, trails: TrailsToVerify): Promise<ChainReport> {
  const { documents, store, seal, noted } = trails;
  let document = await documents.document(customerId);
  for (let looks = 1; ; looks += 1) {
    const lines = store.lines(customerId);
    const report = await verifyChain({ customerId, document, lines, seal, noted: noted?.get(customerId) });
    if (report.breaks.length === 0 || looks === MOST_LOOKS) return report;
    const again = await documents.document(customerId);
    if (JSON.stringify(again?.newest) === JSON.stringify(document?.newest)) return report;
    document = again;
  }
}
