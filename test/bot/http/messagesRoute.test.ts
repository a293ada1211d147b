import assert from 'node:assert/strict';
import { request } from 'node:http';
import { MAX_ACTIVITY_BYTES } from '../../../bot/server.js';
import { message, postJson, repliesOf } from '../support/activities.js';
import { signal } from '../support/signal.js';
import { errorOf, useTestServer } from '../support/testServer.js';

describe('POST /api/messages', () => {
  const open = useTestServer();

  it('should answer an expectReplies activity with what the bot says', async () => {
    const { url } = await open();
    const response = await postJson(url, message());
    assert.equal(response.status, 200);
    assert.deepEqual(await repliesOf(response), ['you said hello']);
  });

  const malformed: [string, unknown, RegExp][] = [
    ['a list', [message()], /JSON object/],
    ['a string', 'hello', /JSON object/],
    ['null', null, /JSON object/],
    ['no type', message({ type: undefined }), /type/],
    ['a type that is no string', message({ type: 7 }), /type/],
    ['an empty type', message({ type: '' }), /type/],
    ['no from', message({ from: undefined }), /from/],
    ['a from that is null', message({ from: null }), /from/],
    ['a from without id', message({ from: { name: 'Ada' } }), /from\.id/],
    ['a from whose id is an object', message({ from: { id: {} } }), /from\.id/],
    ['no conversation', message({ conversation: undefined }), /conversation/],
    ['a conversation that is a string', message({ conversation: 'c' }), /conversation/],
    ['an empty conversation id', message({ conversation: { id: '' } }), /conversation\.id/],
    [
      'a conversation id beyond all measure',
      message({ conversation: { id: 'c'.repeat(600) } }),
      /conversation\.id/,
    ],
    ['no channel', message({ channelId: undefined }), /channelId/],
    ['a channel with a slash', message({ channelId: 'a/b' }), /channelId/],
    ['a text that is a number', message({ text: 1 }), /text/],
    ['attachments that are a string', message({ attachments: 'x' }), /attachments/],
    ['members without id', message({ membersAdded: [{}] }), /membersAdded\.0\.id/],
    ['an action that is no word', message({ type: 'installationUpdate', action: 7 }), /action/],
    ['no address for replies', message({ deliveryMode: undefined }), /serviceUrl/],
    ['an address for replies that is none', message({ serviceUrl: 'localhost:1' }), /serviceUrl/],
  ];
  for (const [title, body, named] of malformed) {
    it(`should answer 400 to ${title} and say what is wrong`, async () => {
      const { url, lines } = await open();
      const response = await postJson(url, body);
      const error = await errorOf(response);
      assert.equal(response.status, 400);
      assert.equal(error.code, 'BadActivity');
      assert.match(error.message, named);
      assert.deepEqual(lines, []);
    });
  }

  const tolerated: [string, Record<string, unknown>][] = [
    ['an unknown type', { type: 'somethingNew' }],
    ['no text', { text: undefined }],
    ['fields that are null', { text: null, value: null, attachments: null, locale: null, recipient: null }],
    ['a value of any kind', { value: ['x', { y: 1 }] }],
    ['a time that is none', { timestamp: 'yesterday' }],
    ['no recipient', { recipient: undefined }],
  ];
  for (const [title, changes] of tolerated) {
    it(`should take an activity with ${title}`, async () => {
      const { url } = await open();
      assert.equal((await postJson(url, message(changes))).status, 200);
    });
  }

  const bodies: [string, string, string | undefined, number][] = [
    ['malformed JSON', '{"type":', 'application/json', 400],
    ['an empty body', '', 'application/json', 400],
    ['plain text', JSON.stringify(message()), 'text/plain', 415],
    ['a form', 'type=message', 'application/x-www-form-urlencoded', 415],
    ['no content type', JSON.stringify(message()), undefined, 415],
    ['5 MB', JSON.stringify(message({ text: 'x'.repeat(5_000_000) })), 'application/json', 413],
    ['a key that poisons prototypes', '{"__proto__":{"type":"message"}}', 'application/json', 400],
  ];
  for (const [title, body, type, status] of bodies) {
    it(`should answer ${status} in JSON to ${title}`, async () => {
      const { url } = await open();
      const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
      // Bytes, so that fetch adds no content type of its own.
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers,
        body: Buffer.from(body),
      });
      assert.equal(response.status, status);
      assert.ok((await errorOf(response)).code);
    });
  }

  it('should take a body just below the limit', async () => {
    const { url } = await open({ bot: async () => undefined });
    const room = MAX_ACTIVITY_BYTES - Buffer.byteLength(JSON.stringify(message({ text: '' })));
    assert.equal((await postJson(url, message({ text: 'x'.repeat(room) }))).status, 200);
    assert.equal((await postJson(url, message({ text: 'x'.repeat(room + 1) }))).status, 413);
  });

  it('should take no turn while stopping and say when to come back', async () => {
    const { url, gate } = await open();
    gate.close();
    const response = await postJson(url, message());
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('retry-after'), '5');
    assert.equal((await errorOf(response)).code, 'Stopping');
  });

  it('should answer 401 to a caller without a valid token once the bot is registered', async () => {
    const app = { type: 'MultiTenant', id: '0f0e0d0c-0b0a-4908-8706-050403020100', password: 'p' } as const;
    let turns = 0;
    const { url } = await open({ app, bot: async () => void turns++ });
    for (const authorization of ['', 'Bearer', 'Bearer a.b.c', 'Basic eDp5']) {
      const response = await postJson(url, message(), { authorization });
      assert.equal(response.status, 401);
      assert.equal(response.headers.get('www-authenticate'), 'Bearer');
      assert.equal((await errorOf(response)).code, 'Unauthorized');
    }
    assert.equal(turns, 0);
  });

  it('should survive a caller that hangs up in the middle of a turn', async () => {
    const begun = signal();
    const released = signal();
    const { url, port } = await open({
      bot: async (context) => {
        if (context.activity.text === 'hello') {
          begun.raise();
          await released.raised;
        }
        await context.sendActivity('here');
      },
    });
    const body = JSON.stringify(message());
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const call = request({ port, host: '127.0.0.1', method: 'POST', path: '/api/messages', headers });
    const closed = new Promise((resolve) => call.on('close', resolve));
    call.on('error', () => undefined);
    call.end(body);
    await begun.raised;
    call.destroy();
    await closed;
    released.raise();
    assert.deepEqual(await repliesOf(await postJson(url, message({ text: 'next' }))), ['here']);
  });
});
