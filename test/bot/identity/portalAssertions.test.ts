import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { HttpProblem } from '../../../bot/http/httpProblem.js';
import { PortalAssertions } from '../../../bot/identity/portalAssertions.js';
import { readPortalKeys } from '../../../bot/identity/portalKeys.js';
import { UsedOnce } from '../../../bot/identity/usedOnce.js';
import { portalUserId } from '../../../services/identity/portalUserId.js';
import { AUDIENCE, newPortal, PORTAL_ISSUER, type Portal, readOnce } from '../support/portal.js';

describe('PortalAssertions', () => {
  let portal: Portal;
  let nowMs: number;
  let assertions: PortalAssertions;
  const clock = { now: () => new Date(nowMs) };

  before(async () => {
    portal = await newPortal();
  });
  beforeEach(() => {
    nowMs = Date.parse('2026-11-02T12:00:00Z');
    assertions = new PortalAssertions(portal.trust, clock);
  });

  const nowS = () => nowMs / 1000;
  const sign = (changes?: JWTPayload) => portal.sign(nowMs, changes);
  async function refuses(assertion: string, code: string, message?: RegExp): Promise<void> {
    await assert.rejects(assertions.signIn(assertion), (error: unknown) => {
      assert.ok(error instanceof HttpProblem, String(error));
      assert.deepEqual([error.status, error.code], [401, code]);
      if (message) assert.match(error.message, message);
      return true;
    });
  }

  it('should give the same user the same id at every visit', async () => {
    const ids = [await assertions.signIn(await sign()), await assertions.signIn(await sign())];
    const expected = portalUserId(PORTAL_ISSUER, 'ada');
    assert.deepEqual(ids, [expected, expected]);
  });

  it('should take an assertion that lasts five minutes, and one among several audiences', async () => {
    await assertions.signIn(await sign({ exp: nowS() + 300 }));
    await assertions.signIn(await sign({ aud: ['another', AUDIENCE] }));
  });

  const wrong: readonly [string, () => JWTPayload, string, RegExp][] = [
    ['expired', () => ({ exp: nowS() }), 'AssertionExpired', /expired/],
    ['of too long a life', () => ({ exp: nowS() + 301 }), 'AssertionTooLong', /5 minutes/],
    ['without an end', () => ({ exp: undefined }), 'AssertionClaimWrong', /^exp must be/],
    ['not valid yet', () => ({ nbf: nowS() + 10 }), 'AssertionClaimWrong', /^nbf must not/],
    [
      'for another desk',
      () => ({ aud: 'https://other.example' }),
      'AssertionClaimWrong',
      /^aud must be reserv/,
    ],
    ['for nobody', () => ({ aud: undefined }), 'AssertionClaimWrong', /^aud must be/],
    [
      'of another issuer',
      () => ({ iss: 'https://other.example' }),
      'AssertionClaimWrong',
      /^iss must be https/,
    ],
    ['of no issuer', () => ({ iss: undefined }), 'AssertionClaimWrong', /^iss must be/],
    ['about nobody', () => ({ sub: undefined }), 'AssertionClaimWrong', /^sub is missing/],
    ['about an empty name', () => ({ sub: '' }), 'AssertionClaimWrong', /^sub must be text/],
    ['about a long name', () => ({ sub: 'x'.repeat(256) }), 'AssertionClaimWrong', /^sub must be text/],
    ['without an id', () => ({ jti: undefined }), 'AssertionClaimWrong', /^jti is missing/],
    ['with a long id', () => ({ jti: 'x'.repeat(201) }), 'AssertionClaimWrong', /^jti must be text/],
    [
      'with an end that is no number',
      () => ({ exp: 'soon' as never }),
      'AssertionClaimWrong',
      /^exp must be/,
    ],
  ];
  for (const [title, changes, code, message] of wrong) {
    it(`should refuse one ${title}`, async () => refuses(await sign(changes()), code, message));
  }

  it('should take an assertion once, however soon it comes again', async () => {
    const assertion = await sign();
    const both = await Promise.allSettled([assertions.signIn(assertion), assertions.signIn(assertion)]);
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    nowMs += 59_000;
    await refuses(assertion, 'AssertionUsed', /sign each assertion anew/);
    nowMs += 1_000;
    await refuses(assertion, 'AssertionExpired');
  });

  it('should refuse one of another key, a changed one, and one without a signature', async () => {
    const other = await newPortal();
    const assertion = await sign();
    const [header, payload, signature] = assertion.split('.');
    const changed = Buffer.from(JSON.stringify({ sub: 'eve' })).toString('base64url');
    const claims = { iss: PORTAL_ISSUER, aud: AUDIENCE, sub: 'ada', jti: 'j', exp: nowS() + 60 };
    const refused = [
      await other.sign(nowMs),
      `${header}.${changed}.${signature}`,
      `${header}.${payload}.`,
      new UnsecuredJWT(claims).encode(),
      'abc',
      'a.b.c',
      '',
    ];
    for (const one of refused) await refuses(one, 'AssertionInvalid', /PORTAL_PUBLIC_KEY signed with ES256/);
  });

  it('should refuse one that is signed with the public key as a shared secret', async () => {
    const header = Buffer.from('{"alg":"HS256"}').toString('base64url');
    const [, payload] = (await sign()).split('.');
    const signature = createHmac('sha256', portal.pem).update(`${header}.${payload}`).digest('base64url');
    await refuses(`${header}.${payload}.${signature}`, 'AssertionInvalid');
  });

  it('should refuse one of an algorithm that the key is not for', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const assertion = await new SignJWT({ sub: 'ada' }).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
    await refuses(assertion, 'AssertionInvalid');
  });

  describe('with a key set', () => {
    const RSA = async () => {
      const pair = await generateKeyPair('PS256', { extractable: true });
      return { ...pair, jwk: { ...(await exportJWK(pair.publicKey)), kid: 'new' } };
    };
    const trusting = (keys: object[]) => {
      const read = readOnce(JSON.stringify({ keys }), readPortalKeys);
      assertions = new PortalAssertions({ ...portal.trust, keys: read }, clock);
    };

    it('should take what any of its keys signed, and nothing else', async () => {
      const { privateKey, jwk } = await RSA();
      const old = { ...(await exportJWK(portal.publicKey)), kid: 'old' };
      trusting([old, jwk]);
      const claims = { iss: PORTAL_ISSUER, aud: AUDIENCE, sub: 'ada', exp: nowS() + 60 };
      const signed = (jti: string, kid: string) =>
        new SignJWT({ ...claims, jti }).setProtectedHeader({ alg: 'PS256', kid }).sign(privateKey);
      await assertions.signIn(await signed('1', 'new'));
      await assertions.signIn(await sign());
      await refuses(await signed('2', 'old'), 'AssertionInvalid');
    });

    it('should refuse to start with a key that is not public, or no key that can sign', async () => {
      const { privateKey } = await generateKeyPair('ES256', { extractable: true });
      const secret = /holds a secret key/;
      assert.throws(() => readOnce('-----BEGIN PRIVATE KEY-----\nabc', readPortalKeys), secret);
      const jwk = await exportJWK(privateKey);
      assert.throws(() => trusting([jwk]), secret);
      assert.throws(() => trusting([{ kty: 'oct', k: 'abc' }]), secret);
      assert.throws(() => trusting([]), /neither PEM nor a key set/);
      assert.throws(() => readOnce('{', readPortalKeys), /neither PEM nor a key set/);
      assert.throws(() => trusting([{ kty: 'EC', crv: 'P-256' }]), /key 1 holds no public key/);
      assert.throws(() => readOnce('nothing', readPortalKeys), /the file holds no public key/);
      assert.throws(() => readPortalKeys('/none'), /cannot be read \(ENOENT\)/);
      const { publicKey } = await generateKeyPair('ECDH-ES', { crv: 'X25519', extractable: true });
      const exchange = await exportJWK(publicKey);
      assert.throws(() => trusting([exchange]), /must be RSA of 2048 bits or more/);
    });
  });
});

describe('UsedOnce', () => {
  it('should forget what has expired, and rather refuse than forget what has not', () => {
    let nowMs = 0;
    const used = new UsedOnce({ now: () => new Date(nowMs) }, 2);
    assert.deepEqual(
      [used.use('a', 100), used.use('a', 100), used.use('b', 50)],
      ['first', 'again', 'first'],
    );
    assert.equal(used.use('c', 100), 'full');
    assert.equal(used.use('a', 100), 'again');
    nowMs = 100;
    assert.equal(used.use('c', 200), 'first');
    assert.equal(used.use('a', 200), 'first');
  });
});
