import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { describe, it } from 'mocha';
import { WebSocket } from 'ws';
import { eventually, openStream, startServer, type TestServer, texts } from './testServer.js';

describe('Direct Line stream', () => {
  let server: TestServer;
  let time: number;

  async function open(limits: Parameters<typeof startServer>[0] = {}): Promise<void> {
    time = Date.parse('2026-10-01T12:00:00Z');
    server = await startServer({ clock: { now: () => new Date(time) }, ...limits });
  }

  afterEach(() => server.stop());

  async function say(conversationId: string, text: string): Promise<void> {
    const path = `/conversations/${conversationId}/activities`;
    const { status } = await server.call('POST', path, {
      token: server.secret,
      body: { type: 'message', text },
    });
    assert.equal(status, 200);
  }

  async function streamUrl(conversationId: string, watermark: number): Promise<string> {
    const path = `/conversations/${conversationId}?watermark=${watermark}`;
    return (await server.call('GET', path, { token: server.secret })).body.streamUrl;
  }

  /** HTTP status of the refusal. */
  async function refusal(url: string, headers: Record<string, string> = {}): Promise<number | undefined> {
    const socket = new WebSocket(url, { headers });
    return new Promise((resolve, reject) => {
      socket.on('unexpected-response', (_req, res) => resolve(res.statusCode));
      socket.on('open', () => reject(new Error('the stream opened')));
      socket.on('error', () => {});
    });
  }

  it('should send what was said before and then what is said, with the watermark', async () => {
    await open();
    const { conversationId, streamUrl: url } = await server.begin({ user: { id: 'ada' } });
    const stream = await openStream(url);
    await say(conversationId, 'one');
    await eventually(() => stream.activities.length === 3);
    assert.deepEqual(texts(stream.activities), ['welcome ada no locale', 'one', 'echo one']);
    assert.equal(stream.watermark(), '3');
  });

  it('should go on behind the watermark of a reconnect', async () => {
    await open();
    const { conversationId } = await server.begin();
    await say(conversationId, 'one');
    const stream = await openStream(await streamUrl(conversationId, 2));
    await eventually(() => stream.activities.length > 0);
    assert.deepEqual(texts(stream.activities), ['echo one']);
  });

  it('should send everything to each of several sockets and forget one that closes', async () => {
    await open();
    const { conversationId, streamUrl: url } = await server.begin();
    const [first, second] = [await openStream(url), await openStream(url)];
    await say(conversationId, 'one');
    await eventually(() => first.activities.length === 3 && second.activities.length === 3);
    first.socket.close();
    await first.closed;
    await say(conversationId, 'two');
    await eventually(() => second.activities.length === 5);
    assert.equal(first.activities.length, 3);
  });

  it('should keep a conversation’s activities from other conversations', async () => {
    await open();
    const [mine, other] = [await server.begin(), await server.begin()];
    const stream = await openStream(await streamUrl(mine.conversationId, 1));
    await say(other.conversationId, 'not for you');
    await say(mine.conversationId, 'for me');
    await eventually(() => stream.activities.length === 2);
    assert.deepEqual(texts(stream.activities), ['for me', 'echo for me']);
  });

  it('should send a long backlog in several messages, in order', async () => {
    await open({ limits: { pageCount: 3 } });
    const { conversationId } = await server.begin();
    for (const text of ['1', '2', '3', '4']) await say(conversationId, text);
    const stream = await openStream(await streamUrl(conversationId, 1));
    await eventually(() => stream.activities.length === 8);
    assert.deepEqual(
      texts(stream.activities).filter((text) => text?.length === 1),
      ['1', '2', '3', '4'],
    );
  });

  it('should ignore empty messages, which clients send as pings, and any others', async () => {
    await open();
    const { conversationId, streamUrl: url } = await server.begin();
    const stream = await openStream(url);
    stream.socket.send('');
    stream.socket.send('{"type":"message","text":"through the back door"}');
    await say(conversationId, 'one');
    await eventually(() => stream.activities.length === 3);
    assert.deepEqual(server.turns.filter(({ type }) => type === 'message').length, 1);
  });

  it('should cut off a client that sends large messages', async () => {
    await open();
    const { streamUrl: url } = await server.begin();
    const stream = await openStream(url);
    stream.socket.send('x'.repeat(100_000));
    assert.equal(await stream.closed, 1009);
  });

  it('should refuse expired, changed and foreign stream URLs', async () => {
    await open();
    const mine = await server.begin();
    const other = await server.begin();
    const token = new URL(mine.streamUrl).searchParams.get('t');
    const foreign = new URL(other.streamUrl);
    foreign.searchParams.set('t', token ?? '');
    assert.equal(await refusal(foreign.href), 403);
    const rest = new URL(mine.streamUrl);
    rest.searchParams.set('t', mine.token);
    assert.equal(await refusal(rest.href), 403);
    rest.searchParams.delete('t');
    assert.equal(await refusal(rest.href), 403);
    const bad = new URL(mine.streamUrl);
    bad.searchParams.set('watermark', 'x');
    assert.equal(await refusal(bad.href), 400);
    time += 61_000;
    assert.equal(await refusal(mine.streamUrl), 403);
  });

  it('should refuse the pages of other origins', async () => {
    await open();
    const { streamUrl: url } = await server.begin();
    assert.equal(await refusal(url, { origin: 'https://evil.example' }), 403);
    const stream = await openStream(url, { origin: 'https://portal.example' });
    stream.socket.close();
  });

  it('should bound the sockets of a conversation', async () => {
    await open({ limits: { socketsPerConversation: 1 } });
    const { streamUrl: url } = await server.begin();
    const stream = await openStream(url);
    assert.equal(await refusal(url), 429);
    stream.socket.close();
    await stream.closed;
    const next = await eventually(() => openStream(url).catch(() => undefined));
    next.socket.close();
  });

  it('should cut off a socket that does not answer pings', async () => {
    await open({ limits: { heartbeatMs: 20 } });
    const { streamUrl: url } = await server.begin();
    const alive = await openStream(url);
    const { host, pathname, search, port } = new URL(url);
    const deaf = connect(Number(port), '127.0.0.1');
    deaf.write(
      `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    deaf.on('error', () => {}).resume();
    await new Promise((resolve) => deaf.on('close', resolve));
    assert.equal(alive.socket.readyState, WebSocket.OPEN);
  });

  it('should close the sockets with 1001 when the server stops, after the running turns', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await open({
      onTurn: async (context) => {
        if (context.activity.type === 'message') await held;
        await context.sendActivity('done');
      },
    });
    const { conversationId, streamUrl: url } = await server.begin();
    const stream = await openStream(url);
    const sent = say(conversationId, 'hold');
    await eventually(() => stream.activities.some(({ text }) => text === 'hold'));
    const closed = server.directLine.close();
    const path = `/conversations/${conversationId}/activities`;
    const late = await server.call('POST', path, {
      token: server.secret,
      body: { type: 'message', text: 'late' },
    });
    assert.deepEqual([late.status, late.body.error.code], [503, 'Stopping']);
    release();
    await sent;
    await closed;
    assert.equal(await stream.closed, 1001);
    assert.deepEqual(texts(stream.activities), ['done', 'hold', 'done']);
  });

  it('should refuse upgrades of other paths, and keep no socket of them', async () => {
    await open();
    assert.equal(await refusal(`${server.origin.replace('http', 'ws')}/else`), 404);
  });
});
