import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FuzzRun } from './fuzzRun.js';
import { hostileText, hostileValue, type Spoiler, spoiler } from './hostileValues.js';

/** Paths into an activity; a path into what is not there makes it. */
const FIELDS = [
  ...[
    'type',
    'id',
    'channelId',
    'from',
    'from.id',
    'from.name',
    'from.role',
    'from.aadObjectId',
    'recipient',
  ],
  ...['recipient.id', 'conversation', 'conversation.isGroup', 'conversation.tenantId', 'conversation.name'],
  ...['text', 'textFormat', 'value', 'value.action', 'value.step', 'value.item', 'locale', 'name', 'action'],
  ...['attachments', 'attachments.0', 'attachments.0.contentType', 'attachments.0.content', 'entities'],
  ...[
    'entities.0',
    'entities.0.type',
    'entities.0.mentioned',
    'membersAdded',
    'membersAdded.0',
    'membersRemoved',
  ],
  ...[
    'channelData',
    'channelData.tenant',
    'channelData.tenant.id',
    'channelData.team',
    'channelData.postBack',
  ],
  ...[
    'timestamp',
    'localTimestamp',
    'localTimezone',
    'expiration',
    'replyToId',
    'relatesTo',
    'code',
    'speak',
  ],
  ...[
    'inputHint',
    'label',
    'valueType',
    'semanticAction',
    'callerId',
    'reactionsAdded',
    'textHighlights',
    'deliveryMode',
  ],
];
const TYPES = [
  ...[
    'message',
    'message',
    'message',
    'conversationUpdate',
    'installationUpdate',
    'event',
    'invoke',
    'typing',
  ],
  ...[
    'messageReaction',
    'messageUpdate',
    'messageDelete',
    'endOfConversation',
    'contactRelationUpdate',
    'handoff',
  ],
  ...['trace', 'command', 'delay', 'invokeResponse', 'suggestion', 'sneeze'],
];
const NAMES = [
  ...[
    'adaptiveCard/action',
    'desk/language',
    'ContinueConversation',
    'CreateConversation',
    'tokens/response',
  ],
  ...[
    'signin/verifyState',
    'signin/tokenExchange',
    'task/fetch',
    'composeExtension/query',
    'fileConsent/invoke',
  ],
];
const WORDS = [
  'refund',
  'contoso',
  '1',
  'next',
  'exchange',
  'my requests',
  'back',
  'help',
  'français',
  'access',
];
/** Nothing listens there, and nothing may be sent elsewhere. */
const WRONG_SERVICES = [
  'ftp://x',
  'http://evil.example/',
  'http://127.0.0.1@evil.example/',
  'x',
  '//127.0.0.1',
  '',
];
const CHANNELS = ['test', 'msteams', 'webchat', 'directline', 'emulator', 'slack'];
const HEADERS: readonly Record<string, string>[] = [
  ...[{}, {}, {}, {}, {}, { 'content-type': 'text/plain' }, { 'content-encoding': 'gzip' }],
  ...[{ authorization: 'Bearer x.y.z' }, { 'x-forwarded-for': "1.2.3.4, '" }, { 'x-request-id': '<a b>' }],
  { 'content-type': 'application/json; charset=utf-16' },
];

export interface ActivityAttack {
  readonly channelId: string;
  readonly steps: readonly ActivityStep[];
}

interface ActivityStep {
  readonly type: string;
  readonly name: string;
  readonly words: string;
  readonly changes: readonly (readonly [path: string, value: unknown])[];
  readonly serviceUrl: string | undefined;
  readonly spoil: Spoiler;
  readonly headers: Readonly<Record<string, string>>;
}

const step: fc.Arbitrary<ActivityStep> = fc.record({
  type: fc.constantFrom(...TYPES),
  name: fc.constantFrom(...NAMES),
  words: fc.oneof(fc.constantFrom(...WORDS), hostileText),
  changes: fc.array(fc.tuple(fc.constantFrom(...FIELDS), hostileValue), { maxLength: 3 }),
  serviceUrl: fc.option(fc.constantFrom(...WRONG_SERVICES), { freq: 15, nil: undefined }),
  spoil: spoiler,
  headers: fc.constantFrom(...HEADERS),
});

export const activityAttack: fc.Arbitrary<ActivityAttack> = fc.record({
  channelId: fc.constantFrom(...CHANNELS),
  steps: fc.array(step, { minLength: 1, maxLength: 12, size: 'max' }),
});

let conversations = 0;

/** Sends the activities into a conversation of its own, which must still know its way back to the menu. */
export async function runActivityAttack(run: FuzzRun, { channelId, steps }: ActivityAttack): Promise<void> {
  conversations += 1;
  const place = placeOf(channelId, `spoilt-${conversations}`);
  for (const { type, name, words, changes, serviceUrl, spoil, headers } of steps) {
    const activity: Record<string, unknown> = { ...place, type, name, text: words };
    for (const [path, value] of changes) change(activity, path.split('.'), value);
    // A turn whose replies have nowhere to go fails, and rightly says so in the log.
    if (activity.deliveryMode !== 'expectReplies') activity.serviceUrl = WRONG_SERVICES[0];
    if (serviceUrl !== undefined) activity.serviceUrl = serviceUrl;
    const { status, answer } = await post(run.desk.url, spoil(JSON.stringify(activity)), headers);
    run.check('activities', status, answer);
  }
  await assertStartsOver(run, place);
}

export function placeOf(channelId: string, id: string): Record<string, unknown> {
  return {
    channelId,
    deliveryMode: 'expectReplies',
    locale: 'en-US',
    from: { id: `user-${id}`, name: 'User' },
    recipient: { id: 'desk', name: 'Desk' },
    conversation: { id },
  };
}

export async function assertStartsOver(run: FuzzRun, place: Record<string, unknown>): Promise<void> {
  const words = Buffer.from(JSON.stringify({ ...place, type: 'message', text: 'start over' }));
  const { status, answer } = await post(run.desk.url, words, {});
  run.check('ways back', status, answer);
  assert.equal(status, 200, answer);
  assert.match(answer, /"action":"overview"/, 'start over leads to the menu');
  run.noteStartedOver();
}

export async function post(
  url: string,
  body: Buffer,
  headers: Readonly<Record<string, string>>,
): Promise<{ status: number; answer: string }> {
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: response.status, answer: await response.text() };
}

function change(target: Record<string, unknown>, [name = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    target[name] = value;
    return;
  }
  const inner = target[name];
  const next = typeof inner === 'object' && inner !== null ? { ...inner } : {};
  change(next as Record<string, unknown>, rest, value);
  target[name] = rest[0] === '0' ? Object.values(next) : next;
}
