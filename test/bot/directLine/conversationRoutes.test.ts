import assert from 'node:assert/strict';
import { request } from 'node:http';
import { eventually, startServer, texts, useServer } from './testServer.js';

describe('Direct Line conversations', () => {
  const desk = useServer();

  it('should tell the bot once that user and bot joined', async () => {
    const { token, conversationId } = await desk.server.begin({ user: { id: 'ada' }, locale: 'fr-FR' });
    const again = await desk.server.call('POST', '/conversations', { token });
    assert.equal(again.status, 200);
    assert.equal((await desk.server.call('GET', `/conversations/${conversationId}`, { token })).status, 200);
    await desk.server.call('POST', `/conversations/${conversationId}/activities`, {
      token,
      body: { type: 'message', text: 'hello' },
    });
    const updates = desk.server.turns.filter(({ type }) => type === 'conversationUpdate');
    assert.equal(updates.length, 1);
    assert.deepEqual(
      updates[0]?.membersAdded?.map(({ id }) => id),
      ['ada', 'desk'],
    );
    assert.equal(updates[0]?.locale, 'fr-FR');
    assert.equal(updates[0]?.channelId, 'directline');
  });

  it('should give the portal’s token a conversation on the webchat channel', async () => {
    const issued = await desk.server.directLine.issueToken({ locale: 'fr' });
    const path = `/conversations/${issued.conversationId}`;
    assert.equal((await desk.server.call('GET', `${path}?watermark=0`, { token: issued.token })).status, 200);
    await eventually(() => desk.server.turns.length > 0);
    assert.equal(desk.server.turns[0]?.channelId, 'webchat');
    assert.equal(desk.server.turns[0]?.from.id, issued.userId);
  });

  it('should let a page go on with an expired token, for the same conversation and user', async () => {
    const first = await desk.server.directLine.issueToken({ locale: 'en' });
    desk.time += 24 * 3600_000;
    const next = await desk.server.directLine.issueToken({ locale: 'en', token: first.token });
    assert.equal(next.conversationId, first.conversationId);
    assert.equal(next.userId, first.userId);
    desk.time += 31 * 24 * 3600_000;
    await assert.rejects(desk.server.directLine.issueToken({ token: next.token }), {
      status: 403,
      code: 'TokenInvalid',
    });
    await assert.rejects(desk.server.directLine.issueToken({ token: 'wrong' }), { status: 403 });
  });

  it('should give a page another conversation for the same user when it asks for one', async () => {
    const first = await desk.server.directLine.issueToken({});
    const next = await desk.server.directLine.issueToken({ token: first.token, newConversation: true });
    assert.notEqual(next.conversationId, first.conversationId);
    assert.equal(next.userId, first.userId);
    const { status } = await desk.server.call('POST', '/conversations', { token: next.token });
    assert.equal(status, 201);
  });

  it('should reconnect with a watermark in the stream URL', async () => {
    const { token, conversationId } = await desk.server.begin();
    const { status, body } = await desk.server.call('GET', `/conversations/${conversationId}?watermark=1`, {
      token,
    });
    assert.equal(status, 200);
    assert.equal(new URL(body.streamUrl).searchParams.get('watermark'), '1');
    assert.match(body.streamUrl, new RegExp(`^${desk.server.origin.replace('http', 'ws')}/v3/directline/`));
  });

  it('should answer 404 for an unknown conversation and 403 for another’s', async () => {
    const { token } = await desk.server.begin();
    const other = await desk.server.begin();
    for (const suffix of ['', '/activities']) {
      const unknown = await desk.server.call('GET', `/conversations/unknown${suffix}`, {
        token: desk.server.secret,
      });
      assert.equal(unknown.status, 404);
      const foreign = await desk.server.call('GET', `/conversations/${other.conversationId}${suffix}`, {
        token,
      });
      assert.equal(foreign.status, 403);
      assert.equal(foreign.body.error.code, 'ForeignConversation');
    }
    const body = { type: 'message', text: 'let me in' };
    const path = `/conversations/${other.conversationId}/activities`;
    assert.equal((await desk.server.call('POST', path, { token, body })).status, 403);
    assert.equal(texts(desk.server.turns).length, 0);
  });

  it('should build no stream URL from a Host header that names no host', async () => {
    const { conversationId } = await desk.server.begin();
    const status = await new Promise((resolve) => {
      const url = `${desk.server.origin}/v3/directline/conversations/${conversationId}`;
      const headers = { host: 'evil!host', authorization: `Bearer ${desk.server.secret}` };
      request(url, { headers }, (res) => resolve(res.statusCode)).end();
    });
    assert.equal(status, 400);
  });

  it('should give a session id', async () => {
    const { token } = await desk.server.begin();
    const { status, body } = await desk.server.call('GET', '/session/getsessionid', { token });
    assert.equal(status, 200);
    assert.match(body.sessionId, /^[\w-]{8,}$/);
  });

  it('should give stream addresses below the configured address', async () => {
    const proxied = await startServer({ publicUrl: 'https://desk.example/app' });
    try {
      const { streamUrl } = await proxied.begin();
      assert.match(streamUrl, /^wss:\/\/desk\.example\/app\/v3\/directline\/conversations\//);
    } finally {
      await proxied.stop();
    }
  });
});
