import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../clock.js';
import type { NoticeBook, NoticeOwner } from '../../notices/noticeBook.js';
import { type NoticeRecord, noticeRecord } from '../../notices/noticeRecord.js';
import { DOCUMENT_VERSION } from '../deskDocuments.js';
import type { DeskLog } from '../deskLog.js';
import { DocumentFolder } from '../documentFolder.js';
import { jsonCopy } from '../jsonCopy.js';
import type { DocumentMedium } from '../medium/documentMedium.js';

const FOLDER = 'notices';
const OPEN_RECORDS = 2_000;

/** `notices/<hash>.json`. */
interface NoticeDocument {
  readonly version: typeof DOCUMENT_VERSION;
  readonly record: NoticeRecord;
}

const noticeDocument: z.ZodType<NoticeDocument> = z.object({
  version: z.literal(DOCUMENT_VERSION),
  record: noticeRecord,
});

export interface NoticeBookOptions {
  /** That of the desk's other documents, which must be laid down already. */
  readonly medium: DocumentMedium;
  readonly clock: Clock;
  readonly log: DeskLog;
}

/** The records as documents in a folder of their own. One that is damaged is set aside and begins anew. */
export class DocumentNoticeBook implements NoticeBook {
  private constructor(private readonly folder: DocumentFolder<NoticeDocument>) {}

  /** @throws UnreachableError `BackendUnreachable`, or what the medium throws, when the documents cannot be used */
  static async open({ medium, clock, log }: NoticeBookOptions): Promise<DocumentNoticeBook> {
    await medium.prepare([FOLDER]);
    const options = { medium, clock, log, schema: noticeDocument, maxOpen: OPEN_RECORDS };
    return new DocumentNoticeBook(await DocumentFolder.open(FOLDER, options));
  }

  get(owner: NoticeOwner): Promise<NoticeRecord> {
    return this.folder.exclusive(nameOf(owner), async ({ data }) => data?.record ?? {});
  }

  update(owner: NoticeOwner, change: (record: NoticeRecord) => NoticeRecord): Promise<NoticeRecord> {
    const { userId, partnerId } = owner;
    return this.folder.exclusive(nameOf(owner), async ({ data, write }) => {
      const before = data?.record ?? {};
      const changed = change(before);
      if (changed === before) return before;
      const record = jsonCopy({ ...changed, owner: { userId, partnerId } });
      await write({ version: DOCUMENT_VERSION, record });
      return record;
    });
  }

  async *addressed(): AsyncGenerator<NoticeRecord> {
    for await (const { record } of this.folder.all()) {
      if (record.owner && record.address) yield record;
    }
  }

  forget(owner: NoticeOwner): Promise<void> {
    return this.folder.exclusive(nameOf(owner), async ({ data, write }) => {
      if (data && Object.keys(data.record).length > 0) await write({ version: DOCUMENT_VERSION, record: {} });
    });
  }

  close(): Promise<void> {
    return this.folder.idle();
  }
}

/** User ids may hold anything; a hash is a safe file name and tells nothing about the person. */
function nameOf({ partnerId, userId }: NoticeOwner): string {
  return createHmac('sha256', partnerId).update(userId).digest('hex');
}
