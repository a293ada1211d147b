import type { NoticeBook } from '../../../services/notices/noticeBook.js';
import type { NoticeRecord } from '../../../services/notices/noticeRecord.js';

/** The record of one user in memory; what goes in and out is copied, as a store would. */
export class FakeNoticeBook implements NoticeBook {
  record: NoticeRecord = {};

  async get(): Promise<NoticeRecord> {
    return structuredClone(this.record);
  }

  async update(_owner: unknown, change: (record: NoticeRecord) => NoticeRecord): Promise<NoticeRecord> {
    this.record = structuredClone(change(this.record));
    return this.get();
  }

  async *addressed(): AsyncGenerator<NoticeRecord> {
    if (this.record.address) yield this.get();
  }

  async forget(): Promise<void> {
    this.record = {};
  }

  async close(): Promise<void> {}
}
