import type { Activity } from 'botframework-schema';
import type { DirectLineChannel } from './tokens.js';

/** One conversation of one user with the bot. */
export interface ConversationRecord {
  readonly id: string;
  readonly userId: string;
  readonly channelId: DirectLineChannel;
  readonly locale?: string | undefined;
  /** Whether the bot has been told, and has handled, that the user joined. */
  readonly joined: boolean;
  /** Watermark of the newest activity; 0 while there is none. */
  readonly lastSeq: number;
  /** Instant of the newest activity: timestamps never run backwards in a conversation. */
  readonly lastAtMs: number;
  /** Absent in records of older desks. */
  readonly createdAtMs?: number | undefined;
}

/** An activity that has no id and no timestamp yet; plain JSON. */
export type ActivityDraft = Partial<Activity>;

/** Activities in order, each as JSON text, and the watermark from which to read on. */
export interface ActivityPage {
  readonly activities: readonly string[];
  readonly watermark: number;
}

export interface PageLimits {
  readonly maxCount: number;
  /** Soft limit in characters of JSON: a page ends with the activity that reaches it. */
  readonly maxLength: number;
}
