import assert from 'node:assert/strict';
import { request } from 'node:http';
import type { Activity } from 'botframework-schema';
import { describe, it } from 'mocha';
import { eventually, startServer, type TestServer, texts } from './testServer.js';

describe('Direct Line REST', () => {
  let server: TestServer;
  let time: number;

  beforeEach(async () => {
    time = Date.parse('2026-10-01T12:00:00Z');
    server = await startServer({ clock: { now: () => new Date(time) } });
  });

  afterEach(() => server.stop());

  async function history(conversationId: string, watermark = ''): Promise<Activity[]> {
    const path = `/conversations/${conversationId}/activities?watermark=${watermark}`;
    return (await server.call('GET', path, { token: server.secret })).body.activities;
  }

  describe('tokens', () => {
    it('should generate a token for the user that the secret names', async () => {
      const { status, body } = await server.call('POST', '/tokens/generate', {
        token: server.secret,
        body: { user: { id: 'ada' }, locale: 'fr' },
      });
      assert.equal(status, 200);
      assert.equal(body.expires_in, 1800);
      const started = await server.call('POST', '/conversations', { token: body.token });
      assert.equal(started.status, 201);
      assert.equal(started.body.conversationId, body.conversationId);
      await eventually(async () => texts(await history(body.conversationId)).includes('welcome ada fr'));
    });

    it('should generate tokens for the secret alone', async () => {
      const { token } = await server.begin();
      const { status, body } = await server.call('POST', '/tokens/generate', { token });
      assert.equal(status, 403);
      assert.equal(body.error.code, 'SecretRequired');
    });

    it('should refresh a token, and the fresh one outlives the old', async () => {
      const { token, conversationId } = await server.begin();
      time += 1700_000;
      const refreshed = await server.call('POST', '/tokens/refresh', { token });
      assert.equal(refreshed.status, 200);
      assert.equal(refreshed.body.conversationId, conversationId);
      time += 1700_000;
      const path = `/conversations/${conversationId}/activities`;
      assert.equal((await server.call('GET', path, { token: refreshed.body.token })).status, 200);
      assert.equal((await server.call('GET', path, { token })).status, 403);
    });

    it('should answer 403 to an expired token also when it asks for a refresh', async () => {
      const { token } = await server.begin();
      time += 1800_000;
      assert.equal((await server.call('POST', '/tokens/refresh', { token })).status, 403);
    });

    it('should answer 401 without a token and 403 to a wrong one', async () => {
      assert.equal((await server.call('POST', '/conversations')).status, 401);
      assert.equal((await server.call('POST', '/conversations', { token: 'wrong' })).status, 403);
      assert.equal((await server.call('POST', '/conversations', { token: 'undefined' })).status, 403);
    });

    it('should refuse a token whose content was changed', async () => {
      const { token, conversationId } = await server.begin();
      const [header, payload = '', signature] = token.split('.');
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
      const forged = Buffer.from(JSON.stringify({ ...claims, user: 'eve' })).toString('base64url');
      const path = `/conversations/${conversationId}`;
      const { status } = await server.call('GET', path, { token: `${header}.${forged}.${signature}` });
      assert.equal(status, 403);
    });

    it('should not take a stream URL’s token for REST calls', async () => {
      const { streamUrl, conversationId } = await server.begin();
      const token = new URL(streamUrl).searchParams.get('t') ?? '';
      assert.equal((await server.call('GET', `/conversations/${conversationId}`, { token })).status, 403);
    });

    it('should refuse parameters that are none', async () => {
      for (const body of [{ user: { id: 7 } }, { user: { id: 'a b' } }, { locale: 'no locale' }, [], 5]) {
        const answer = await server.call('POST', '/tokens/generate', { token: server.secret, body });
        assert.equal(answer.status, 400, JSON.stringify(body));
        assert.equal(answer.body.error.code, 'BadParameters');
      }
    });

    it('should refuse trusted origins instead of ignoring them', async () => {
      const body = { trustedOrigins: ['https://portal.example'] };
      assert.equal(
        (await server.call('POST', '/tokens/generate', { token: server.secret, body })).status,
        400,
      );
    });
  });

  describe('conversations', () => {
    it('should tell the bot once that user and bot joined', async () => {
      const { token, conversationId } = await server.begin({ user: { id: 'ada' }, locale: 'fr-FR' });
      const again = await server.call('POST', '/conversations', { token });
      assert.equal(again.status, 200);
      assert.equal((await server.call('GET', `/conversations/${conversationId}`, { token })).status, 200);
      await server.call('POST', `/conversations/${conversationId}/activities`, {
        token,
        body: { type: 'message', text: 'hello' },
      });
      const updates = server.turns.filter(({ type }) => type === 'conversationUpdate');
      assert.equal(updates.length, 1);
      assert.deepEqual(
        updates[0]?.membersAdded?.map(({ id }) => id),
        ['ada', 'desk'],
      );
      assert.equal(updates[0]?.locale, 'fr-FR');
      assert.equal(updates[0]?.channelId, 'directline');
    });

    it('should give the portal’s token a conversation on the webchat channel', async () => {
      const issued = await server.directLine.issueToken({ locale: 'fr' });
      const path = `/conversations/${issued.conversationId}`;
      assert.equal((await server.call('GET', `${path}?watermark=0`, { token: issued.token })).status, 200);
      await eventually(() => server.turns.length > 0);
      assert.equal(server.turns[0]?.channelId, 'webchat');
      assert.equal(server.turns[0]?.from.id, issued.userId);
    });

    it('should let a page go on with an expired token, for the same conversation and user', async () => {
      const first = await server.directLine.issueToken({ locale: 'en' });
      time += 24 * 3600_000;
      const next = await server.directLine.issueToken({ locale: 'en', token: first.token });
      assert.equal(next.conversationId, first.conversationId);
      assert.equal(next.userId, first.userId);
      time += 31 * 24 * 3600_000;
      await assert.rejects(server.directLine.issueToken({ token: next.token }), {
        status: 403,
        code: 'TokenInvalid',
      });
      await assert.rejects(server.directLine.issueToken({ token: 'wrong' }), { status: 403 });
    });

    it('should give a page another conversation for the same user when it asks for one', async () => {
      const first = await server.directLine.issueToken({});
      const next = await server.directLine.issueToken({ token: first.token, newConversation: true });
      assert.notEqual(next.conversationId, first.conversationId);
      assert.equal(next.userId, first.userId);
      const { status } = await server.call('POST', '/conversations', { token: next.token });
      assert.equal(status, 201);
    });

    it('should reconnect with a watermark in the stream URL', async () => {
      const { token, conversationId } = await server.begin();
      const { status, body } = await server.call('GET', `/conversations/${conversationId}?watermark=1`, {
        token,
      });
      assert.equal(status, 200);
      assert.equal(new URL(body.streamUrl).searchParams.get('watermark'), '1');
      assert.match(body.streamUrl, new RegExp(`^${server.origin.replace('http', 'ws')}/v3/directline/`));
    });

    it('should answer 404 for an unknown conversation and 403 for another’s', async () => {
      const { token } = await server.begin();
      const other = await server.begin();
      for (const suffix of ['', '/activities']) {
        const unknown = await server.call('GET', `/conversations/unknown${suffix}`, { token: server.secret });
        assert.equal(unknown.status, 404);
        const foreign = await server.call('GET', `/conversations/${other.conversationId}${suffix}`, {
          token,
        });
        assert.equal(foreign.status, 403);
        assert.equal(foreign.body.error.code, 'ForeignConversation');
      }
      const body = { type: 'message', text: 'let me in' };
      const path = `/conversations/${other.conversationId}/activities`;
      assert.equal((await server.call('POST', path, { token, body })).status, 403);
      assert.equal(texts(server.turns).length, 0);
    });

    it('should build no stream URL from a Host header that names no host', async () => {
      const { conversationId } = await server.begin();
      const status = await new Promise((resolve) => {
        const url = `${server.origin}/v3/directline/conversations/${conversationId}`;
        const headers = { host: 'evil!host', authorization: `Bearer ${server.secret}` };
        request(url, { headers }, (res) => resolve(res.statusCode)).end();
      });
      assert.equal(status, 400);
    });

    it('should give a session id', async () => {
      const { token } = await server.begin();
      const { status, body } = await server.call('GET', '/session/getsessionid', { token });
      assert.equal(status, 200);
      assert.match(body.sessionId, /^[\w-]{8,}$/);
    });
  });

  describe('activities', () => {
    it('should log the user’s activity with its id and client id before the bot’s reply', async () => {
      const { token, conversationId } = await server.begin();
      const sent = await server.call('POST', `/conversations/${conversationId}/activities`, {
        token,
        body: { type: 'message', text: 'hello', channelData: { clientActivityID: 'c1' } },
      });
      assert.equal(sent.status, 200);
      const [echo, reply] = await history(conversationId, '1');
      assert.equal(sent.body.id, `${conversationId}|0000002`);
      assert.equal(echo?.id, sent.body.id);
      assert.equal(echo?.channelData.clientActivityID, 'c1');
      assert.equal(echo?.from.role, 'user');
      assert.equal(reply?.id, `${conversationId}|0000003`);
      assert.equal(reply?.replyToId, sent.body.id);
      assert.deepEqual(reply?.from, { id: 'desk', name: 'Desk', role: 'bot' });
      assert.ok(String(echo?.timestamp) < String(reply?.timestamp), 'timestamps order the log');
    });

    it('should never believe who the sender says that he is', async () => {
      const { token, conversationId } = await server.begin({ user: { id: 'ada' } });
      await server.call('POST', `/conversations/${conversationId}/activities`, {
        token,
        body: {
          type: 'message',
          text: 'hello',
          id: 'mine',
          from: { id: 'eve', name: 'Eve', role: 'bot', aadObjectId: 'admin' },
          conversation: { id: 'other', tenantId: 'theirs' },
          recipient: { id: 'eve' },
          channelId: 'msteams',
          serviceUrl: 'https://evil.example',
          channelData: { tenant: { id: 'theirs' }, postBack: true },
        },
      });
      const turn = server.turns.at(-1);
      assert.deepEqual(turn?.from, { id: 'ada', name: 'Eve', role: 'user' });
      assert.deepEqual(turn?.conversation, { id: conversationId, isGroup: false, name: '' });
      assert.equal(turn?.recipient.id, 'desk');
      assert.equal(turn?.channelId, 'directline');
      assert.notEqual(turn?.serviceUrl, 'https://evil.example');
      assert.deepEqual(turn?.channelData, { postBack: true });
      assert.equal((await history(conversationId, '1'))[0]?.from.id, 'ada');
    });

    it('should give what follows a watermark, and the watermark to go on from', async () => {
      const { token, conversationId } = await server.begin();
      const path = `/conversations/${conversationId}/activities`;
      await server.call('POST', path, { token, body: { type: 'message', text: 'one' } });
      const { body } = await server.call('GET', `${path}?watermark=2`, { token });
      assert.deepEqual(texts(body.activities), ['echo one']);
      assert.equal(body.watermark, '3');
      const rest = await server.call('GET', `${path}?watermark=3`, { token });
      assert.deepEqual(rest.body, { activities: [], watermark: '3' });
      const ahead = await server.call('GET', `${path}?watermark=99`, { token });
      assert.deepEqual(ahead.body, { activities: [], watermark: '3' });
    });

    it('should refuse a watermark that is none', async () => {
      const { token, conversationId } = await server.begin();
      for (const watermark of ['x', '-1', '1.5', '9'.repeat(20), '1%00']) {
        const query = `?watermark=${watermark}`;
        const polled = await server.call('GET', `/conversations/${conversationId}/activities${query}`, {
          token,
        });
        assert.equal(polled.body.error?.code, 'BadWatermark', watermark);
        const reconnected = await server.call('GET', `/conversations/${conversationId}${query}`, { token });
        assert.equal(reconnected.status, 400, watermark);
      }
    });

    it('should refuse bad activities, name the field and leave no trace of them', async () => {
      const { token, conversationId } = await server.begin();
      const cases: [unknown, RegExp][] = [
        [{ type: 'message', text: 5 }, /^text/],
        [{ text: 'no type' }, /^type/],
        [{ type: 'conversationUpdate', membersAdded: [{ id: 'x' }] }, /^type/],
        [{ type: 'invoke', name: 'adaptiveCard/action' }, /^type/],
        [{ type: 'event', name: 'ContinueConversation' }, /^name/],
        [{ type: 'message', attachments: 'many' }, /^attachments/],
        [{ type: 'message', channelData: 'text' }, /^channelData/],
        [{ type: 'message', value: 'x'.repeat(70_000) }, /^value/],
        [{ type: 'message', from: 'me' }, /^from/],
        [[], /./],
        [null, /./],
      ];
      for (const [body, message] of cases) {
        const answer = await server.call('POST', `/conversations/${conversationId}/activities`, {
          token,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        assert.equal(answer.status, 400, JSON.stringify(body).slice(0, 80));
        assert.equal(answer.body.error.code, 'BadActivity');
        assert.match(answer.body.error.message, message);
      }
      assert.equal((await history(conversationId)).length, 1);
    });

    it('should refuse malformed JSON, other content types and bodies that are too large', async () => {
      const { token, conversationId } = await server.begin();
      const path = `/conversations/${conversationId}/activities`;
      const json = { 'content-type': 'application/json' };
      const malformed = await server.call('POST', path, { token, headers: json, body: '{"type":' });
      assert.deepEqual([malformed.status, malformed.body.error.code], [400, 'MalformedJson']);
      const text = await server.call('POST', path, {
        token,
        headers: { 'content-type': 'text/plain' },
        body: '{}',
      });
      assert.equal(text.status, 415);
      const large = await server.call('POST', path, {
        token,
        body: { type: 'message', text: 'x'.repeat(5 << 20) },
      });
      assert.deepEqual([large.status, large.body.error.code], [413, 'BodyTooLarge']);
      assert.equal((await history(conversationId)).length, 1);
    });

    it('should take a long text and whatever characters it holds', async () => {
      const { token, conversationId } = await server.begin();
      const text = `${'é'.repeat(20_000)} \${user.name} <b>&</b> 🎉 \u0000`;
      await server.call('POST', `/conversations/${conversationId}/activities`, {
        token,
        body: { type: 'message', text },
      });
      assert.equal(server.turns.at(-1)?.text, text);
      assert.equal((await history(conversationId, '1'))[0]?.text, text);
    });

    it('should answer 200 when the bot’s error handler dealt with the failure', async () => {
      const { token, conversationId } = await server.begin();
      const path = `/conversations/${conversationId}/activities`;
      assert.equal(
        (await server.call('POST', path, { token, body: { type: 'message', text: 'fail' } })).status,
        200,
      );
      assert.match(String(server.errors[0]), /fails on request/);
      assert.equal(
        (await server.call('POST', path, { token, body: { type: 'message', text: 'on' } })).status,
        200,
      );
    });

    it('should forget an old "is typing" and show a new one', async () => {
      const { token, conversationId } = await server.begin();
      const path = `/conversations/${conversationId}/activities`;
      await server.call('POST', path, { token, body: { type: 'message', text: 'think' } });
      assert.ok((await history(conversationId)).some(({ type }) => type === 'typing'));
      time += 60_000;
      const later = await history(conversationId);
      assert.ok(!later.some(({ type }) => type === 'typing'));
      assert.equal(later.at(-1)?.text, 'thought');
    });
  });

  describe('CORS', () => {
    const preflight = (origin: string) =>
      server.call('OPTIONS', '/conversations', {
        headers: { origin, 'access-control-request-method': 'POST' },
      });

    it('should let the allowed origins and this server’s own pages in', async () => {
      for (const origin of [
        'https://portal.example',
        server.origin,
        server.origin.replace('http:', 'https:'),
      ]) {
        const { status, headers } = await preflight(origin);
        assert.equal(status, 204);
        assert.equal(headers.get('access-control-allow-origin'), origin);
        const names = headers.get('access-control-allow-headers');
        assert.equal(names, 'authorization, content-type, x-requested-with, x-ms-bot-agent');
      }
      const refused = await server.call('POST', '/conversations', {
        headers: { origin: 'https://portal.example' },
      });
      assert.equal(refused.status, 401);
      assert.equal(refused.headers.get('access-control-allow-origin'), 'https://portal.example');
    });

    it('should give no other page permission', async () => {
      for (const origin of ['https://evil.example', 'null', 'https://portal.example.evil.example']) {
        assert.equal((await preflight(origin)).headers.get('access-control-allow-origin'), null);
      }
    });
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
