import assert from 'node:assert/strict';
import { SignJWT, UnsecuredJWT } from 'jose';
import { describe, it } from 'mocha';
import { type TokenGrant, Tokens } from '../../../bot/directLine/tokens.js';

describe('Tokens', () => {
  const key = new Uint8Array(64).fill(7);
  const grant: TokenGrant = { conversationId: 'c1', userId: 'ada', channelId: 'webchat', locale: 'fr' };
  const claims = { conv: 'c1', user: 'ada', channel: 'webchat' };
  let nowMs: number;
  let tokens: Tokens;

  beforeEach(() => {
    nowMs = Date.parse('2026-10-01T12:00:00Z');
    tokens = new Tokens(key, { now: () => new Date(nowMs) }, 1800);
  });

  function signed(alg: string, audience = 'conversation', issuer = 'reservation-desk/directline') {
    const jwt = new SignJWT(claims).setProtectedHeader({ alg }).setAudience(audience).setIssuer(issuer);
    return { jwt, expiring: () => jwt.setExpirationTime(nowMs / 1000 + 60).sign(key) };
  }

  it('should give back what a token grants until it expires', async () => {
    const token = await tokens.issue(grant);
    assert.deepEqual(await tokens.verify(token), grant);
    nowMs += 1799_000;
    assert.deepEqual(await tokens.verify(token), grant);
    nowMs += 1_000;
    assert.equal(await tokens.verify(token), undefined);
  });

  it('should take an expired token back within the grace and not after it', async () => {
    const token = await tokens.issue(grant);
    nowMs += 1800_000 + 59_000;
    assert.deepEqual(await tokens.verifyForReturn(token, 60), grant);
    nowMs += 1_000;
    assert.equal(await tokens.verifyForReturn(token, 60), undefined);
  });

  it('should keep the tokens of streams and of REST calls apart', async () => {
    const stream = await tokens.issueForStream(grant);
    assert.deepEqual(await tokens.verifyForStream(stream), grant);
    assert.equal(await tokens.verify(stream), undefined);
    assert.equal(await tokens.verifyForStream(await tokens.issue(grant)), undefined);
    nowMs += 60_000;
    assert.equal(await tokens.verifyForStream(stream), undefined);
  });

  it('should refuse other keys, algorithms, issuers and tokens without an end', async () => {
    assert.deepEqual(await tokens.verify(await signed('HS256').expiring()), { ...grant, locale: undefined });
    const unsecured = new UnsecuredJWT(claims)
      .setAudience('conversation')
      .setIssuer('reservation-desk/directline')
      .setExpirationTime(nowMs / 1000 + 60)
      .encode();
    const foreignKey = new Tokens(new Uint8Array(64).fill(8), { now: () => new Date(nowMs) }, 1800);
    const refused = {
      unsecured,
      'another algorithm': await signed('HS512').expiring(),
      'another issuer': await signed('HS256', 'conversation', 'someone').expiring(),
      'no expiry': await signed('HS256').jwt.sign(key),
      'another key': await foreignKey.issue(grant),
      'no token': 'a.b.c',
      empty: '',
    };
    for (const [what, token] of Object.entries(refused)) {
      assert.equal(await tokens.verify(token), undefined, what);
    }
  });
});
