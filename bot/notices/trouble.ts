import type { NoticeRecord } from '../../services/notices/noticeRecord.js';
import { withoutAddress } from './addressKeeper.js';

const FIRST_PAUSE_MS = 5 * 60_000;
const LONGEST_PAUSE_MS = 6 * 60 * 60_000;
/** Some three days: then nobody is there. */
const MOST_TIMES = 18;

/** The record after a channel refused once more: it is left alone for longer each time, and given up in the end. */
export function troubled(record: NoticeRecord, before: NoticeRecord['trouble'], now: Date): NoticeRecord {
  const times = (before?.times ?? 0) + 1;
  if (times > MOST_TIMES) return withoutAddress(record);
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (times - 1), LONGEST_PAUSE_MS);
  return { ...record, trouble: { times, notBefore: new Date(now.getTime() + pauseMs).toISOString() } };
}
