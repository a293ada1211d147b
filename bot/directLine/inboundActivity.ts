import type { Activity } from 'botframework-schema';
import { z } from 'zod';
import { HttpProblem } from '../http/httpProblem.js';
import type { ConversationRecord } from './conversationRecord.js';

/**
 * What a client may send. The rest is the channel's to say (`conversationUpdate`, `installationUpdate`, …) or has
 * no meaning here, and is refused: the sender learns of it at once, and the bot's other channels cannot be imitated.
 */
export const CLIENT_ACTIVITY_TYPES = [
  'message',
  'event',
  'typing',
  'messageReaction',
  'endOfConversation',
] as const;

/** Events by which adapters and token services speak to a bot: never a client's to send. */
const RESERVED_EVENT_NAMES = new Set(['ContinueConversation', 'CreateConversation', 'tokens/response']);

/** Replies never leave the process; the SDK only wants a service URL to be there. */
const SERVICE_URL = 'urn:reservation-desk:directline';
const MAX_ATTACHMENTS = 10;
const MAX_FREE_JSON_LENGTH = 64 * 1024;

const shortText = z.string().max(256);
const freeJson = z
  .unknown()
  .refine((value) => value === undefined || JSON.stringify(value).length <= MAX_FREE_JSON_LENGTH, {
    error: `longer than ${MAX_FREE_JSON_LENGTH} characters of JSON`,
  });
const freeObject = z.record(z.string(), z.unknown()).and(freeJson);

const attachmentSchema = z.object({
  contentType: shortText,
  contentUrl: z.string().optional(),
  content: freeJson.optional(),
  name: shortText.optional(),
});

const reactionsSchema = z
  .array(z.object({ type: shortText }))
  .max(20)
  .optional();

// Only what is named here reaches the bot; `id`, `conversation`, `recipient`, `timestamp` and the like are ours to set.
const activitySchema = z.object({
  type: z.enum(CLIENT_ACTIVITY_TYPES),
  from: z.object({ name: shortText.optional() }).optional(),
  text: z.string().optional(),
  textFormat: z.enum(['plain', 'markdown', 'xml']).optional(),
  speak: z.string().optional(),
  inputHint: shortText.optional(),
  locale: shortText.optional(),
  localTimestamp: z.iso.datetime({ offset: true }).optional(),
  localTimezone: shortText.optional(),
  name: shortText.optional(),
  replyToId: shortText.optional(),
  label: shortText.optional(),
  valueType: shortText.optional(),
  code: shortText.optional(),
  value: freeJson.optional(),
  channelData: freeObject.optional(),
  entities: z
    .array(z.looseObject({ type: shortText }))
    .max(50)
    .and(freeJson)
    .optional(),
  attachments: z.array(attachmentSchema).max(MAX_ATTACHMENTS).optional(),
  reactionsAdded: reactionsSchema,
  reactionsRemoved: reactionsSchema,
});

/** The bot's side of every conversation. */
export interface BotAccount {
  readonly id: string;
  readonly name: string;
}

/**
 * Turns what a client sent into an activity that the bot can rely on: who speaks, where and to whom comes from the
 * conversation on file, whatever the client claims.
 * @throws HttpProblem 400 `BadActivity`, naming the first wrong field.
 */
export function readClientActivity(
  body: unknown,
  conversation: ConversationRecord,
  bot: BotAccount,
): Partial<Activity> {
  const parsed = activitySchema.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw badActivity(`${issue?.path.join('.') || 'activity'}: ${issue?.message ?? 'invalid'}`);
  }
  const { from, channelData, localTimestamp, ...rest } = parsed.data;
  if (rest.type === 'event' && RESERVED_EVENT_NAMES.has(rest.name ?? '')) {
    throw badActivity('name: this event is not a client’s to send');
  }
  return withoutUndefined({
    ...rest,
    ...(localTimestamp === undefined ? {} : { localTimestamp: new Date(localTimestamp) }),
    ...(channelData === undefined ? {} : { channelData: withoutTenant(channelData) }),
    locale: rest.locale ?? conversation.locale,
    ...conversationFields(conversation, bot, from?.name),
  } as Partial<Activity>);
}

/** The activity that tells the bot that the conversation begins: bot and user are new to it. */
export function joinActivity(conversation: ConversationRecord, bot: BotAccount): Partial<Activity> {
  return withoutUndefined({
    type: 'conversationUpdate',
    ...conversationFields(conversation, bot),
    membersAdded: [
      { id: conversation.userId, name: '', role: 'user' },
      { id: bot.id, name: bot.name, role: 'bot' },
    ],
    locale: conversation.locale,
  } as Partial<Activity>);
}

/** The activity of a turn that the bot begins by itself. */
export function continueActivity(conversation: ConversationRecord, bot: BotAccount): Partial<Activity> {
  return withoutUndefined({
    type: 'event',
    name: 'ContinueConversation',
    locale: conversation.locale,
    ...conversationFields(conversation, bot),
  } as Partial<Activity>);
}

function conversationFields(
  conversation: ConversationRecord,
  bot: BotAccount,
  userName = '',
): Partial<Activity> {
  return {
    channelId: conversation.channelId,
    serviceUrl: SERVICE_URL,
    conversation: { id: conversation.id, isGroup: false, name: '' } as Activity['conversation'],
    from: { id: conversation.userId, name: userName, role: 'user' },
    recipient: { id: bot.id, name: bot.name, role: 'bot' },
  };
}

/** Teams names the tenant in here, and code that serves both channels could believe it. */
function withoutTenant(channelData: Record<string, unknown>): Record<string, unknown> {
  const { tenant: _claimed, ...rest } = channelData;
  return rest;
}

function withoutUndefined(activity: Partial<Activity>): Partial<Activity> {
  return Object.fromEntries(Object.entries(activity).filter(([, value]) => value !== undefined));
}

function badActivity(message: string): HttpProblem {
  return new HttpProblem(400, 'BadActivity', message);
}
