import { createHash } from 'node:crypto';
import type { Clock } from '../clock.js';
import { DOCUMENT_VERSION } from '../local/deskDocuments.js';
import type { DeskLog } from '../local/deskLog.js';
import { DocumentFolder } from '../local/documentFolder.js';
import { jsonCopy } from '../local/jsonCopy.js';
import { corruptDocument } from '../local/jsonDocument.js';
import type { DocumentMedium } from '../local/medium/documentMedium.js';
import type { Caller } from '../model.js';
import { approvalNotFound, isOwn, isUnfiled } from './approvalRules.js';
import { type ApprovalsDocument, approvalsDocument, type KeptApproval } from './keptApproval.js';

const FOLDER = 'approvals';
const OPEN_PARTNERS = 50;

/** So many that are over stay in reach; the audit trail and the requests on file keep the rest. */
const MOST_OVER = 300;

/** Where approvals lie. */
export interface ApprovalFiles {
  readonly medium: DocumentMedium;
  readonly clock: Clock;
  readonly log: DeskLog;
}

/**
 * The approvals of each partner, a document a partner: who decides is settled by the document's version, however many servers
 * there are. Rejects with UnreachableError `BackendUnreachable`, RefusedError `DocumentCorrupt`.
 */
export class ApprovalDocuments {
  private constructor(private readonly folder: DocumentFolder<ApprovalsDocument>) {}

  static async open(files: ApprovalFiles): Promise<ApprovalDocuments> {
    await files.medium.prepare([FOLDER]);
    const options = { ...files, schema: approvalsDocument, maxOpen: OPEN_PARTNERS };
    return new ApprovalDocuments(await DocumentFolder.open(FOLDER, options));
  }

  async read(partnerId: string): Promise<ApprovalsDocument> {
    return this.#with(partnerId, async (document) => document);
  }

  /** Keeps what `change` makes of the document; the same object back keeps it as it is. It may be called more than once. */
  async change(
    partnerId: string,
    change: (document: ApprovalsDocument) => ApprovalsDocument,
  ): Promise<ApprovalsDocument> {
    return this.#with(partnerId, async (document, write) => {
      const next = change(document);
      if (next !== document) await write(jsonCopy({ ...next, approvals: withoutOldest(next.approvals) }));
      return next;
    });
  }

  /** Changes one approval. @throws RefusedError `ApprovalNotFound`, and what `change` throws */
  async changeOne(
    partnerId: string,
    approvalId: string,
    change: (approval: KeptApproval) => KeptApproval,
  ): Promise<KeptApproval> {
    const document = await this.change(partnerId, (found) => {
      const before = approvalOf(found, approvalId);
      const after = change(before);
      if (after === before) return found;
      return { ...found, approvals: found.approvals.map((one) => (one === before ? after : one)) };
    });
    return approvalOf(document, approvalId);
  }

  idle(): Promise<void> {
    return this.folder.idle();
  }

  #with<R>(
    partnerId: string,
    task: (document: ApprovalsDocument, write: (next: ApprovalsDocument) => Promise<void>) => Promise<R>,
  ): Promise<R> {
    // Ids of partners may hold anything; their hash is a safe file name.
    const name = createHash('sha256').update(partnerId).digest('hex');
    return this.folder.exclusive(name, ({ data, damaged, write }) => {
      // An empty one would forget what waits, and who decided what.
      if (damaged) throw corruptDocument(`${name}.json`);
      return task(data ?? { version: DOCUMENT_VERSION, partnerId, last: 0, approvals: [] }, write);
    });
  }
}

/** @throws RefusedError `ApprovalNotFound` */
export function approvalOf({ approvals }: ApprovalsDocument, approvalId: string): KeptApproval {
  const found = approvals.find(({ id }) => id === approvalId);
  if (!found) throw approvalNotFound();
  return found;
}

/** What came to nothing may be sent again: it is asked for anew. */
export function ofKey(
  { approvals }: ApprovalsDocument,
  caller: Caller,
  key: string,
): KeptApproval | undefined {
  return approvals.find((one) => one.key === key && isOwn(one, caller) && !isUnfiled(one));
}

/** The document with an approval more, under the next number. */
export function withAsked(document: ApprovalsDocument, asked: Omit<KeptApproval, 'id'>): ApprovalsDocument {
  const last = document.last + 1;
  const id = `AP-${String(last).padStart(6, '0')}`;
  return { ...document, last, approvals: [{ id, ...asked }, ...document.approvals] };
}

function withoutOldest(approvals: readonly KeptApproval[]): readonly KeptApproval[] {
  let over = 0;
  return approvals.filter(({ state, due }) => {
    if (state === 'Waiting' || due.length > 0) return true;
    over += 1;
    return over <= MOST_OVER;
  });
}
