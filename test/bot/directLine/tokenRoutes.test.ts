import assert from 'node:assert/strict';
import { eventually, texts, useServer } from './testServer.js';

describe('Direct Line tokens', () => {
  const desk = useServer();

  it('should generate a token for the user that the secret names', async () => {
    const { status, body } = await desk.server.call('POST', '/tokens/generate', {
      token: desk.server.secret,
      body: { user: { id: 'ada' }, locale: 'fr' },
    });
    assert.equal(status, 200);
    assert.equal(body.expires_in, 1800);
    const started = await desk.server.call('POST', '/conversations', { token: body.token });
    assert.equal(started.status, 201);
    assert.equal(started.body.conversationId, body.conversationId);
    await eventually(async () => texts(await desk.history(body.conversationId)).includes('welcome ada fr'));
  });

  it('should generate tokens for the secret alone', async () => {
    const { token } = await desk.server.begin();
    const { status, body } = await desk.server.call('POST', '/tokens/generate', { token });
    assert.equal(status, 403);
    assert.equal(body.error.code, 'SecretRequired');
  });

  it('should refresh a token, and the fresh one outlives the old', async () => {
    const { token, conversationId } = await desk.server.begin();
    desk.time += 1700_000;
    const refreshed = await desk.server.call('POST', '/tokens/refresh', { token });
    assert.equal(refreshed.status, 200);
    assert.equal(refreshed.body.conversationId, conversationId);
    desk.time += 1700_000;
    const path = `/conversations/${conversationId}/activities`;
    assert.equal((await desk.server.call('GET', path, { token: refreshed.body.token })).status, 200);
    assert.equal((await desk.server.call('GET', path, { token })).status, 403);
  });

  it('should answer 403 to an expired token also when it asks for a refresh', async () => {
    const { token } = await desk.server.begin();
    desk.time += 1800_000;
    assert.equal((await desk.server.call('POST', '/tokens/refresh', { token })).status, 403);
  });

  it('should answer 401 without a token and 403 to a wrong one', async () => {
    assert.equal((await desk.server.call('POST', '/conversations')).status, 401);
    assert.equal((await desk.server.call('POST', '/conversations', { token: 'wrong' })).status, 403);
    assert.equal((await desk.server.call('POST', '/conversations', { token: 'undefined' })).status, 403);
  });

  it('should refuse a token whose content was changed', async () => {
    const { token, conversationId } = await desk.server.begin();
    const [header, payload = '', signature] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, user: 'eve' })).toString('base64url');
    const path = `/conversations/${conversationId}`;
    const { status } = await desk.server.call('GET', path, { token: `${header}.${forged}.${signature}` });
    assert.equal(status, 403);
  });

  it('should not take a stream URL’s token for REST calls', async () => {
    const { streamUrl, conversationId } = await desk.server.begin();
    const token = new URL(streamUrl).searchParams.get('t') ?? '';
    assert.equal((await desk.server.call('GET', `/conversations/${conversationId}`, { token })).status, 403);
  });

  it('should refuse parameters that are none', async () => {
    for (const body of [{ user: { id: 7 } }, { user: { id: 'a b' } }, { locale: 'no locale' }, [], 5]) {
      const answer = await desk.server.call('POST', '/tokens/generate', { token: desk.server.secret, body });
      assert.equal(answer.status, 400, JSON.stringify(body));
      assert.equal(answer.body.error.code, 'BadParameters');
    }
  });

  it('should refuse trusted origins instead of ignoring them', async () => {
    const body = { trustedOrigins: ['https://portal.example'] };
    assert.equal(
      (await desk.server.call('POST', '/tokens/generate', { token: desk.server.secret, body })).status,
      400,
    );
  });
});
