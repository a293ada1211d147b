import assert from 'node:assert/strict';
import fc from 'fast-check';
import { begin, type Conversation, historyOf, say } from './directLineClient.js';
import type { FuzzRun } from './fuzzRun.js';
import { hostileText, hostileValue, type Spoiler, spoiler } from './hostileValues.js';
import { type FrameAttack, frameAttack, runFrames } from './streamAttacks.js';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
/** `:id` and `:victim` stand for the own and another person's conversation. */
const PATHS = [
  ...['/conversations', '/conversations/:id', '/conversations/:id/activities', '/conversations/:id/upload'],
  ...[
    '/conversations/:id/stream',
    '/conversations/:id/activities?watermark=',
    '/conversations/:id/activities/1',
  ],
  ...['/conversations/:victim', '/conversations/:victim/activities', '/conversations/:victim/upload'],
  ...[
    '/tokens/generate',
    '/tokens/refresh',
    '/session/getsessionid',
    '/attachments/',
    '/attachments/..%2f..%2fsecret',
  ],
  ...[
    '/attachments/../../secret',
    '/conversations/__proto__/activities',
    '/conversations/%00/activities',
    '/',
    '',
  ],
];
const TOKENS = ['own', 'victim', 'stream', 'none', 'unsigned', 'cut', 'hostile'] as const;
const HEADERS: readonly Record<string, string>[] = [
  ...[{}, {}, {}, { origin: 'https://evil.example' }, { origin: 'null' }, { 'content-type': 'text/html' }],
  ...[{ 'content-type': 'multipart/form-data' }, { 'content-type': 'multipart/form-data; boundary=x' }],
  ...[{ 'x-ms-bot-agent': 'x'.repeat(4_000) }, { range: 'bytes=0-' }, { 'x-http-method-override': 'DELETE' }],
];
const FILE_TYPES = [
  ...[
    'image/png',
    'text/plain',
    'text/html',
    'image/svg+xml',
    'application/javascript',
    'application/x-msdownload',
  ],
  ...['IMAGE/PNG', 'image/png; x=<script>', 'application/vnd.microsoft.activity', '', 'x'.repeat(500)],
];

interface Upload {
  /** The form ends here, in thousandths of its length. */
  readonly cutAt: number;
  readonly files: readonly { readonly type: string; readonly name: string; readonly size: number }[];
  readonly activity: unknown;
}

type Call = {
  readonly method: string;
  readonly path: string;
  readonly tail: string;
  readonly token: (typeof TOKENS)[number];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly spoil: Spoiler;
  readonly hostile: string;
};

type DirectLineStep =
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'upload'; readonly upload: Upload }
  | { readonly kind: 'stream'; readonly frames: FrameAttack };

const call: fc.Arbitrary<Call> = fc.record({
  method: fc.constantFrom('POST', 'POST', 'GET', ...METHODS),
  path: fc.constantFrom(...PATHS),
  tail: fc.oneof(fc.constant(''), fc.constant(''), hostileText),
  token: fc.constantFrom('own', 'own', 'own', ...TOKENS),
  headers: fc.constantFrom(...HEADERS),
  body: fc.oneof(
    hostileValue,
    fc.record({
      type: fc.constantFrom('message', 'event', 'typing', 'conversationUpdate'),
      text: hostileText,
    }),
    fc.record({
      type: fc.constant('message'),
      text: fc.constant('hi'),
      channelData: hostileValue,
      value: hostileValue,
    }),
    fc.record({ user: fc.record({ id: hostileText }), locale: hostileText }),
  ),
  spoil: spoiler,
  hostile: hostileText,
});

const upload: fc.Arbitrary<Upload> = fc.record({
  files: fc.array(
    fc.record({
      type: fc.constantFrom(...FILE_TYPES),
      name: hostileText.map((text) => text.slice(0, 300)),
      size: fc.constantFrom(0, 1, 1_000, 100_000, 5 * 1024 * 1024),
    }),
    { maxLength: 7 },
  ),
  activity: fc.option(hostileValue, { nil: undefined }),
  cutAt: fc.oneof(fc.constant(1_000), fc.nat(1_000)),
});

export const directLineAttack: fc.Arbitrary<readonly DirectLineStep[]> = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.record({ kind: fc.constant('call' as const), call }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('upload' as const), upload }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('stream' as const), frames: frameAttack }) },
  ),
  { minLength: 3, maxLength: 15, size: 'max' },
);

/** A person whose conversation nobody else may read; what they say is a secret of the run. */
export async function startVictim(run: FuzzRun, secret: string): Promise<Conversation> {
  const victim = await begin(run);
  await say(run, victim, secret);
  return victim;
}

/** Abuses the channel from a conversation of its own, which must still know its way back to the menu. */
export async function runDirectLineAttack(
  run: FuzzRun,
  victim: Conversation,
  steps: readonly DirectLineStep[],
): Promise<void> {
  const own = await begin(run);
  for (const step of steps) {
    if (step.kind === 'call') await runCall(run, step.call, own, victim);
    else if (step.kind === 'upload') await runUpload(run, step.upload, own);
    else await runFrames(run, own.streamUrl, step.frames);
  }
  await say(run, own, 'start over');
  const history = await historyOf(run, own);
  const answer = history.slice(history.lastIndexOf('"text":"start over"'));
  assert.match(
    answer,
    /"action":"overview"/,
    `start over leads to the menu, not to ${answer.slice(0, 1_000)}`,
  );
  run.noteStartedOver();
}

async function runCall(run: FuzzRun, attack: Call, own: Conversation, victim: Conversation): Promise<void> {
  const { method, path, tail, headers, body, spoil } = attack;
  const where = path.replace(':id', own.id).replace(':victim', victim.id) + encoded(tail).slice(0, 8_000);
  const token = tokenOf(attack, own, victim);
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const response = await fetch(`${run.desk.url}/v3/directline${where}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token !== '' && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(hasBody && { body: spoil(JSON.stringify(body) ?? '') }),
  });
  const answer = await response.text();
  // With the victim's own token it is the victim who reads.
  if (attack.token !== 'victim') run.check('Direct Line calls', response.status, answer);
  else assert.ok(response.status < 500, answer);
}

function tokenOf({ token, hostile }: Call, own: Conversation, victim: Conversation): string {
  const [head = '', payload = '', signature = ''] = own.token.split('.');
  switch (token) {
    case 'own':
      return own.token;
    case 'victim':
      return victim.token;
    case 'stream':
      return new URL(own.streamUrl).searchParams.get('t') ?? '';
    case 'none':
      return '';
    case 'unsigned':
      return `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${payload}.`;
    case 'cut':
      return `${head}.${victim.token.split('.')[1]}.${signature}`;
    case 'hostile':
      return encoded(hostile).slice(0, 8_000);
  }
}

async function runUpload(run: FuzzRun, { files, activity, cutAt }: Upload, own: Conversation): Promise<void> {
  const body = new FormData();
  if (activity !== undefined) body.append('activity', JSON.stringify(activity) ?? '');
  for (const { type, name, size } of files) {
    body.append('file', new Blob(['x'.repeat(size)], { type }), name);
  }
  const whole = new Response(body);
  const form = Buffer.from(await whole.arrayBuffer());
  const response = await fetch(`${run.desk.url}/v3/directline/conversations/${own.id}/upload`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${own.token}`,
      'content-type': whole.headers.get('content-type') ?? '',
    },
    body: form.subarray(0, Math.ceil((form.length * cutAt) / 1_000)),
  }).catch(() => undefined);
  // What is far too large is cut off while it is being sent.
  if (response !== undefined) run.check('uploads', response.status, await response.text());
}

/** Half a surrogate pair cannot be encoded. */
function encoded(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}
