import type { Approvals } from '../../services/approvals/approval.js';
import type { NoticeBook } from '../../services/notices/noticeBook.js';
import type { SupportDesk, UserProfiles } from '../../services/ports.js';
import type { FileOffers } from './fileOffers.js';

/** How long the desk keeps what nobody deletes. */
export interface Retention {
  /** Days from the last message of a conversation. */
  readonly conversationDays: number;
  /** Days from when a request was kept for later. */
  readonly draftDays: number;
}

export interface MyDataPorts {
  readonly profiles: UserProfiles;
  readonly desk: Pick<SupportDesk, 'list'>;
  /** Absent in a desk that keeps nothing to tell users of news. */
  readonly notices?: Pick<NoticeBook, 'get' | 'forget'> | undefined;
  /** Absent where nothing needs approval. */
  readonly approvals?: Pick<Approvals, 'involving' | 'forget'> | undefined;
  /** Absent in a desk that sends no files. */
  readonly fileOffers?: FileOffers | undefined;
  readonly retention: Retention;
}
