import assert from 'node:assert/strict';
import { texts, useServer } from './testServer.js';

describe('Direct Line activities', () => {
  const desk = useServer();

  it('should log the user’s activity with its id and client id before the bot’s reply', async () => {
    const { token, conversationId } = await desk.server.begin();
    const sent = await desk.server.call('POST', `/conversations/${conversationId}/activities`, {
      token,
      body: { type: 'message', text: 'hello', channelData: { clientActivityID: 'c1' } },
    });
    assert.equal(sent.status, 200);
    const [echo, reply] = await desk.history(conversationId, '1');
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
    const { token, conversationId } = await desk.server.begin({ user: { id: 'ada' } });
    await desk.server.call('POST', `/conversations/${conversationId}/activities`, {
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
    const turn = desk.server.turns.at(-1);
    assert.deepEqual(turn?.from, { id: 'ada', name: 'Eve', role: 'user' });
    assert.deepEqual(turn?.conversation, { id: conversationId, isGroup: false, name: '' });
    assert.equal(turn?.recipient.id, 'desk');
    assert.equal(turn?.channelId, 'directline');
    assert.notEqual(turn?.serviceUrl, 'https://evil.example');
    assert.deepEqual(turn?.channelData, { postBack: true });
    assert.equal((await desk.history(conversationId, '1'))[0]?.from.id, 'ada');
  });

  it('should give what follows a watermark, and the watermark to go on from', async () => {
    const { token, conversationId } = await desk.server.begin();
    const path = `/conversations/${conversationId}/activities`;
    await desk.server.call('POST', path, { token, body: { type: 'message', text: 'one' } });
    const { body } = await desk.server.call('GET', `${path}?watermark=2`, { token });
    assert.deepEqual(texts(body.activities), ['echo one']);
    assert.equal(body.watermark, '3');
    const rest = await desk.server.call('GET', `${path}?watermark=3`, { token });
    assert.deepEqual(rest.body, { activities: [], watermark: '3' });
    const ahead = await desk.server.call('GET', `${path}?watermark=99`, { token });
    assert.deepEqual(ahead.body, { activities: [], watermark: '3' });
  });

  it('should refuse a watermark that is none', async () => {
    const { token, conversationId } = await desk.server.begin();
    for (const watermark of ['x', '-1', '1.5', '9'.repeat(20), '1%00']) {
      const query = `?watermark=${watermark}`;
      const polled = await desk.server.call('GET', `/conversations/${conversationId}/activities${query}`, {
        token,
      });
      assert.equal(polled.body.error?.code, 'BadWatermark', watermark);
      const reconnected = await desk.server.call('GET', `/conversations/${conversationId}${query}`, {
        token,
      });
      assert.equal(reconnected.status, 400, watermark);
    }
  });

  it('should refuse bad activities, name the field and leave no trace of them', async () => {
    const { token, conversationId } = await desk.server.begin();
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
      const answer = await desk.server.call('POST', `/conversations/${conversationId}/activities`, {
        token,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      assert.equal(answer.status, 400, JSON.stringify(body).slice(0, 80));
      assert.equal(answer.body.error.code, 'BadActivity');
      assert.match(answer.body.error.message, message);
    }
    assert.equal((await desk.history(conversationId)).length, 1);
  });

  it('should refuse malformed JSON, other content types and bodies that are too large', async () => {
    const { token, conversationId } = await desk.server.begin();
    const path = `/conversations/${conversationId}/activities`;
    const json = { 'content-type': 'application/json' };
    const malformed = await desk.server.call('POST', path, { token, headers: json, body: '{"type":' });
    assert.deepEqual([malformed.status, malformed.body.error.code], [400, 'MalformedJson']);
    const text = await desk.server.call('POST', path, {
      token,
      headers: { 'content-type': 'text/plain' },
      body: '{}',
    });
    assert.equal(text.status, 415);
    const large = await desk.server.call('POST', path, {
      token,
      body: { type: 'message', text: 'x'.repeat(5 << 20) },
    });
    assert.deepEqual([large.status, large.body.error.code], [413, 'BodyTooLarge']);
    assert.equal((await desk.history(conversationId)).length, 1);
  });

  it('should take a long text and whatever characters it holds', async () => {
    const { token, conversationId } = await desk.server.begin();
    const text = `${'é'.repeat(20_000)} \${user.name} <b>&</b> 🎉 \u0000`;
    await desk.server.call('POST', `/conversations/${conversationId}/activities`, {
      token,
      body: { type: 'message', text },
    });
    assert.equal(desk.server.turns.at(-1)?.text, text);
    assert.equal((await desk.history(conversationId, '1'))[0]?.text, text);
  });

  it('should answer 200 when the bot’s error handler dealt with the failure', async () => {
    const { token, conversationId } = await desk.server.begin();
    const path = `/conversations/${conversationId}/activities`;
    assert.equal(
      (await desk.server.call('POST', path, { token, body: { type: 'message', text: 'fail' } })).status,
      200,
    );
    assert.match(String(desk.server.errors[0]), /fails on request/);
    assert.equal(
      (await desk.server.call('POST', path, { token, body: { type: 'message', text: 'on' } })).status,
      200,
    );
  });

  it('should forget an old "is typing" and show a new one', async () => {
    const { token, conversationId } = await desk.server.begin();
    const path = `/conversations/${conversationId}/activities`;
    await desk.server.call('POST', path, { token, body: { type: 'message', text: 'think' } });
    assert.ok((await desk.history(conversationId)).some(({ type }) => type === 'typing'));
    desk.time += 60_000;
    const later = await desk.history(conversationId);
    assert.ok(!later.some(({ type }) => type === 'typing'));
    assert.equal(later.at(-1)?.text, 'thought');
  });
});
