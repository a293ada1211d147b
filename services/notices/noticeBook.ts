import type { Caller } from '../model.js';
import type { NoticeRecord } from './noticeRecord.js';

/** Whose record it is. */
export type NoticeOwner = Pick<Caller, 'userId' | 'partnerId'>;

/** What the desk keeps of its users to tell them of news: a record each. All throw UnreachableError `BackendUnreachable`. */
export interface NoticeBook {
  /** An empty record where nothing is kept. */
  get(owner: NoticeOwner): Promise<NoticeRecord>;
  /**
   * Changes a record, whatever other servers do meanwhile: `change` is run again on what they left. The same record back
   * writes nothing. @returns the record as it is from now on, on stable storage
   */
  update(owner: NoticeOwner, change: (record: NoticeRecord) => NoticeRecord): Promise<NoticeRecord>;
  /** The records with an address, one after another: for the background, never for a turn. */
  addressed(): AsyncIterable<NoticeRecord>;
  /** Empties the record. */
  forget(owner: NoticeOwner): Promise<void>;
  /** Resolves when everything that was begun is written. */
  close(): Promise<void>;
}
