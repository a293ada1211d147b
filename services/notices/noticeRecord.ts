import { z } from 'zod';
import type { IsoInstant } from '../model.js';
import type { ChannelUser } from '../ports.js';
import { type NoticeMemory, noticeMemory } from './noticeMemory.js';
import { type NoticeSettings, noticeSettings } from './noticeSettings.js';

/** Where the bot can speak to a user by itself: what the channel needs to know of the conversation, and no names. */
export interface NoticeReference {
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly user: { readonly id: string; readonly aadObjectId?: string | undefined };
  readonly bot: { readonly id: string };
  readonly conversation: {
    readonly id: string;
    readonly tenantId?: string | undefined;
    readonly conversationType?: string | undefined;
  };
}

/** The conversation in which a user is told. */
export interface NoticeAddress {
  /** Whose conversation it is: a channel's of the Bot Framework, or the embedded one. */
  readonly via: 'botFramework' | 'directLine';
  /** As the channel named the user: who that is, and whether they may still use the desk, is asked each time. */
  readonly user: ChannelUser;
  readonly reference: NoticeReference;
  /** Of the app, a BCP 47 tag. */
  readonly locale?: string | undefined;
  /** Of the app, an IANA name. */
  readonly timeZone?: string | undefined;
}

/** What the desk keeps of a user to tell them of news. */
export interface NoticeRecord {
  /** Whom it is about; absent where nothing is kept, or no more. */
  readonly owner?: { readonly userId: string; readonly partnerId: string } | undefined;
  readonly address?: NoticeAddress | undefined;
  /** Absent until the user sets something. */
  readonly settings?: NoticeSettings | undefined;
  /** Absent before the first look. */
  readonly memory?: NoticeMemory | undefined;
  /** The last telling: by this id its teller knows that nobody else has told something since. */
  readonly telling?: string | undefined;
  /** The channel did not take the last messages. */
  readonly trouble?: { readonly times: number; readonly notBefore: IsoInstant } | undefined;
}

const text = z.string().max(2048);

const channelUser: z.ZodType<ChannelUser> = z.object({
  channelId: text,
  userId: text,
  tenantId: text.optional(),
  account: z
    .union([
      z.object({ kind: z.literal('teams'), tenantId: text, objectId: text }),
      z.object({ kind: z.literal('portal'), userId: text }),
    ])
    .optional(),
});

/** The address as it lies in storage. */
export const noticeAddress: z.ZodType<NoticeAddress> = z.object({
  via: z.enum(['botFramework', 'directLine']),
  user: channelUser,
  reference: z.object({
    channelId: text,
    serviceUrl: text,
    user: z.object({ id: text, aadObjectId: text.optional() }),
    bot: z.object({ id: text }),
    conversation: z.object({ id: text, tenantId: text.optional(), conversationType: text.optional() }),
  }),
  locale: text.optional(),
  timeZone: text.optional(),
});

/** The record as it lies in storage. */
export const noticeRecord: z.ZodType<NoticeRecord> = z.object({
  owner: z.object({ userId: z.string(), partnerId: z.string() }).optional(),
  address: noticeAddress.optional(),
  settings: noticeSettings.optional(),
  memory: noticeMemory.optional(),
  telling: z.string().optional(),
  trouble: z.object({ times: z.int().min(1), notBefore: z.iso.datetime({ offset: true }) }).optional(),
});
