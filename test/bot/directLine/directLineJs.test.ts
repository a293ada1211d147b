import assert from 'node:assert/strict';
import type { Activity, DirectLine as Client, DirectLineOptions } from 'botframework-directlinejs';
import { describe, it } from 'mocha';
import { installBrowserGlobals } from './browserGlobals.js';
import { eventually, startServer, type TestServer } from './testServer.js';

// Values of directlinejs' ConnectionStatus, which is a const enum without a run-time export for ESM.
const ONLINE = 2;
const EXPIRED = 3;

type AnyActivity = Activity & { text?: string; attachments?: { contentUrl: string }[]; channelData?: object };

describe('botframework-directlinejs against the embedded channel', () => {
  let server: TestServer;
  let restoreGlobals: () => void;
  let clients: Client[];
  let time: number;

  beforeEach(async () => {
    restoreGlobals = installBrowserGlobals();
    clients = [];
    time = Date.parse('2026-10-01T12:00:00Z');
    server = await startServer({ clock: { now: () => new Date(time) } });
  });

  afterEach(async () => {
    for (const client of clients) client.end();
    await server.stop();
    restoreGlobals();
  });

  async function connect(options: Partial<DirectLineOptions>) {
    const { DirectLine } = await import('botframework-directlinejs');
    const client = new DirectLine({
      domain: `${server.origin}/v3/directline`,
      pollingInterval: 200,
      ...options,
    });
    clients.push(client);
    const statuses: number[] = [];
    const seen: AnyActivity[] = [];
    client.connectionStatus$.subscribe((status) => statuses.push(status));
    const subscription = client.activity$.subscribe(
      (activity) => seen.push(activity as AnyActivity),
      () => {},
    );
    return { client, statuses, seen, subscription };
  }

  const message = (text: string, more: object = {}) =>
    ({ type: 'message', text, from: { id: 'me' }, ...more }) as unknown as Activity;

  for (const webSocket of [true, false]) {
    const mode = webSocket ? 'over WebSocket' : 'polling';

    it(`should talk with the bot ${mode}`, async () => {
      const { token } = await server.directLine.issueToken({ locale: 'fr' });
      const { client, statuses, seen } = await connect({ token, webSocket });
      await eventually(() =>
        seen.some(({ text }) => text?.startsWith('welcome dl_') && text.endsWith(' fr')),
      );
      const activity = message('hello', { channelData: { clientActivityID: 'c7' } });
      const id = await client.postActivity(activity).toPromise();
      await eventually(() => seen.some(({ text }) => text === 'echo hello'));
      const echo = seen.find((one) => one.id === id);
      assert.deepEqual(echo?.channelData, { clientActivityID: 'c7' });
      assert.ok(statuses.includes(ONLINE));
      assert.deepEqual(
        seen.map((one) => one.id),
        [...new Set(seen.map((one) => one.id))],
        'each activity comes once',
      );
    });

    it(`should pass events, card answers and files ${mode}`, async () => {
      const { token } = await server.directLine.issueToken({});
      const { client, seen } = await connect({ token, webSocket });
      const event = { type: 'event', name: 'desk/language', value: 'fr', from: { id: 'me' } };
      await client.postActivity(event as unknown as Activity).toPromise();
      const submit = { value: { action: 'next' }, channelData: { postBack: true } };
      await client
        .postActivity({ type: 'message', from: { id: 'me' }, ...submit } as unknown as Activity)
        .toPromise();
      const file = { contentType: 'image/png', contentUrl: 'data:image/png;base64,AAAA', name: 'dot.png' };
      const sent = await client.postActivity(message('see', { attachments: [file] })).toPromise();
      await eventually(() => seen.some(({ id }) => id === sent));
      const upload = seen.find(({ id }) => id === sent)?.attachments?.[0];
      const stored = await fetch(upload?.contentUrl ?? '');
      assert.deepEqual(Buffer.from(await stored.arrayBuffer()), Buffer.alloc(3));
      assert.deepEqual(server.turns.find(({ value }) => value?.action)?.value, { action: 'next' });
      await eventually(() => seen.some((one) => (one as { name?: string }).name === 'desk/language/done'));
    });

    it(`should see the end of its token ${mode}`, async () => {
      const { token } = await server.directLine.issueToken({});
      const { client, statuses } = await connect({ token, webSocket });
      await eventually(() => statuses.includes(ONLINE));
      time += 1800_000;
      assert.equal(await client.postActivity(message('late')).toPromise(), 'retry');
      await eventually(() => statuses.includes(EXPIRED));
    });

    it(`should find the conversation again after a reload ${mode}`, async () => {
      const first = await server.directLine.issueToken({});
      const before = await connect({ token: first.token, webSocket });
      await before.client.postActivity(message('hello')).toPromise();
      await eventually(() => before.seen.some(({ text }) => text === 'echo hello'));
      before.client.end();
      const { token, conversationId } = await server.directLine.issueToken({ token: first.token });
      const after = await connect({ token, conversationId, watermark: '0', webSocket });
      await eventually(() => after.seen.length === before.seen.length);
      assert.deepEqual(after.seen, before.seen);
    });
  }

  it('should work with the secret in the place of a token', async () => {
    const { client, seen } = await connect({ secret: server.secret, webSocket: true });
    await client.postActivity(message('hello')).toPromise();
    await eventually(() => seen.some(({ text }) => text === 'echo hello'));
  });

  it('should reconnect by itself, without a gap, when the server comes back', async function () {
    this.timeout(30_000);
    const { token } = await server.directLine.issueToken({});
    const { client, seen } = await connect({ token, webSocket: true });
    // Shortens the client's pause of 3 to 15 seconds before it reconnects.
    (client as unknown as { getRetryDelay: () => number }).getRetryDelay = () => 50;
    await client.postActivity(message('before')).toPromise();
    await eventually(() => seen.some(({ text }) => text === 'echo before'));
    const port = Number(new URL(server.origin).port);
    const { dataDir } = server;
    await server.stop();
    server = await startServer({ dataDir, clock: { now: () => new Date(time) } }, port);
    await eventually(async () => (await client.postActivity(message('after')).toPromise()) !== 'retry');
    await eventually(() => seen.some(({ text }) => text === 'echo after'), 25_000);
    assert.deepEqual(
      seen.filter(({ type }) => type === 'message').map(({ text }) => text?.replace(/welcome.*/, 'welcome')),
      ['welcome', 'before', 'echo before', 'after', 'echo after'],
    );
  });
});
