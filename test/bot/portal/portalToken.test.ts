import assert from 'node:assert/strict';
import { hkdfSync } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { decodeJwt, SignJWT } from 'jose';
import pino from 'pino';
import restify from 'restify';
import { answerErrors } from '../../../bot/http/errorAnswers.js';
import { PortalAssertions } from '../../../bot/identity/portalAssertions.js';
import { createMetrics } from '../../../bot/metrics.js';
import { type PortalTokenOptions, portalToken } from '../../../bot/portal/portalToken.js';
import { portalUserId } from '../../../services/identity/portalUserId.js';
import { randomIds } from '../../../services/ids.js';
import { startServer, type TestServer } from '../directLine/testServer.js';
import { newPortal, PORTAL_ISSUER, type Portal } from '../support/portal.js';

interface TokenAnswer {
  readonly token: string;
  readonly conversationId: string;
  readonly userId: string;
  readonly expires_in: number;
  readonly domain: string;
  readonly error: { readonly code: string };
}

const OPEN: PortalTokenOptions = {
  admission: { kind: 'anonymous', demoUsers: ['alex', 'sam'] },
  publicUrl: undefined,
};
const CLOSED: PortalTokenOptions = { admission: { kind: 'closed' }, publicUrl: undefined };

describe('POST /api/directline/token', () => {
  let channel: TestServer;
  let portal: restify.Server | undefined;

  before(async () => {
    channel = await startServer();
  });

  afterEach(() => portal?.close());

  after(() => channel.stop());

  it('should give a token for a new conversation of a new user', async () => {
    const { status, body, url } = await ask({ locale: 'fr-FR' });
    assert.equal(status, 200);
    assert.equal(body.domain, `${url}/v3/directline`);
    assert.ok(body.token && body.conversationId && body.userId && body.expires_in > 0);
  });

  it('should give the same user another conversation when the page begins anew', async () => {
    const first = await ask({});
    const again = await ask({ token: first.body.token, newConversation: true });
    assert.equal(again.body.userId, first.body.userId);
    assert.notEqual(again.body.conversationId, first.body.conversationId);
  });

  it('should name the demo user whom the visitor chose in the user id, and keep to it', async () => {
    const first = await ask({ demoUser: 'sam' });
    assert.match(first.body.userId, /^dl_demo-sam-./);
    const again = await ask({ token: first.body.token, newConversation: true, demoUser: 'alex' });
    assert.equal(again.body.userId, first.body.userId);
  });

  it('should know no demo users but its own', async () => {
    assert.equal((await ask({ demoUser: 'eve' })).status, 400);
  });

  it('should name the configured address behind a proxy', async () => {
    const { body } = await ask({}, { ...OPEN, publicUrl: 'https://desk.example/app' });
    assert.equal(body.domain, 'https://desk.example/app/v3/directline');
  });

  it('should let nobody in without sign-in once the desk is open to the network', async () => {
    const { status, body } = await ask({}, CLOSED);
    assert.equal(status, 403);
    assert.equal(body.error.code, 'SignInRequired');
  });

  for (const wrong of ['{', '[]', '{"locale":5}', `{"locale":"${'x'.repeat(40)}"}`]) {
    it(`should refuse ${wrong.slice(0, 20)}`, async () => {
      assert.equal((await ask(wrong)).status, 400);
    });
  }

  describe('with a portal that signs in its users', () => {
    let ours: Portal;
    let desk: TestServer;
    let nowMs: number;
    let options: PortalTokenOptions;

    before(async () => {
      ours = await newPortal();
    });
    beforeEach(async () => {
      nowMs = Date.parse('2026-11-02T12:00:00Z');
      const clock = { now: () => new Date(nowMs) };
      desk = await startServer({ clock });
      const assertions = new PortalAssertions(ours.trust, clock);
      options = { admission: { kind: 'signedIn', assertions }, publicUrl: undefined };
    });
    afterEach(() => desk.stop());

    const call = (body: object, headers = {}) => ask(body, options, desk, headers);
    const signIn = async (sub = 'ada', body: object = {}) =>
      (await call({ ...body, assertion: await ours.sign(nowMs, { sub }) })).body;
    const post = (conversationId: string, token: string, activity: object = {}) =>
      desk.call('POST', `/conversations/${conversationId}/activities`, {
        token,
        body: { type: 'message', text: 'hello', ...activity },
      });

    it('should give the portal’s user a token of their own, whose conversation runs as that user', async () => {
      const { token, conversationId, userId } = await signIn();
      assert.equal(userId, portalUserId(PORTAL_ISSUER, 'ada'));
      await desk.call('POST', '/conversations', { token });
      const from = { id: portalUserId(PORTAL_ISSUER, 'bo'), aadObjectId: 'x', role: 'bot' };
      assert.equal((await post(conversationId, token, { from })).status, 200);
      assert.deepEqual(desk.turns.at(-1)?.from, { id: userId, name: '', role: 'user' });
    });

    it('should take the assertion as a Bearer token, too', async () => {
      const authorization = `Bearer ${await ours.sign(nowMs)}`;
      assert.equal((await call({}, { authorization })).status, 200);
      assert.equal((await call({}, { authorization })).body.error.code, 'AssertionUsed');
    });

    it('should ask for an assertion, and say what is wrong with one', async () => {
      const expired = await ours.sign(nowMs - 60_000);
      for (const [body, code] of [
        [{}, 'AssertionMissing'],
        [{ demoUser: 'alex' }, 'AssertionMissing'],
        [{ assertion: 'abc' }, 'AssertionInvalid'],
        [{ assertion: expired }, 'AssertionExpired'],
      ] as const) {
        const { status, body: answer } = await call(body);
        assert.deepEqual([status, answer.error.code], [401, code]);
      }
      assert.equal((await call({ assertion: 'x'.repeat(4097) })).status, 400);
    });

    it('should go on with the user’s conversation at the next visit, and begin one for another user', async () => {
      const first = await signIn();
      nowMs += 24 * 60 * 60_000;
      const again = await signIn('ada', { token: first.token });
      assert.equal(again.conversationId, first.conversationId);
      const other = await signIn('bo', { token: first.token });
      assert.notEqual(other.conversationId, first.conversationId);
      assert.equal(other.userId, portalUserId(PORTAL_ISSUER, 'bo'));
      const fresh = await signIn('ada', { token: first.token, newConversation: true });
      assert.notEqual(fresh.conversationId, first.conversationId);
    });

    it('should renew an open page’s token for a working day and not beyond, by whichever route', async () => {
      let { token, expires_in, conversationId } = await signIn();
      for (let renewed = 0; renewed < 16; renewed += 1) {
        assert.equal(expires_in, 1800);
        nowMs += 1_790_000;
        ({ token, expires_in } = (await call({ token })).body);
      }
      assert.equal(expires_in, 160);
      const refreshed = await desk.call('POST', '/tokens/refresh', { token });
      assert.equal(refreshed.body.expires_in, 160);
      nowMs += 160_000;
      for (const one of [token, refreshed.body.token]) {
        assert.equal((await call({ token: one })).body.error.code, 'TokenInvalid');
        assert.equal((await desk.call('POST', '/tokens/refresh', { token: one })).status, 403);
        assert.equal((await post(conversationId, one)).status, 403);
      }
    });

    it('should renew no token but one of a sign-in', async () => {
      const anonymous = await ask({}, OPEN, desk);
      const generated = await desk.call('POST', '/tokens/generate', { token: desk.secret });
      for (const token of [anonymous.body.token, generated.body.token, 'abc']) {
        assert.equal((await call({ token })).body.error.code, 'TokenInvalid');
      }
    });

    describe('to a program that holds the Direct Line secret', () => {
      for (const id of [portalUserId(PORTAL_ISSUER, 'ada'), 'dl_portal-x', 'DL_PORTAL-x']) {
        it(`should give no token for ${id.slice(0, 12)}`, async () => {
          for (const path of ['/tokens/generate', '/conversations']) {
            const answer = await desk.call('POST', path, { token: desk.secret, body: { user: { id } } });
            assert.deepEqual([answer.status, answer.body.error.code], [400, 'BadParameters']);
          }
        });
      }

      it('should not open a portal user’s conversation', async () => {
        const { token, conversationId } = await signIn();
        await desk.call('POST', '/conversations', { token });
        const { secret } = desk;
        for (const answer of [
          await post(conversationId, secret),
          await desk.call('GET', `/conversations/${conversationId}`, { token: secret }),
          await desk.call('GET', `/conversations/${conversationId}/activities`, { token: secret }),
        ]) {
          assert.deepEqual([answer.status, answer.body.error.code], [403, 'ForeignConversation']);
        }
      });

      it('should accept no token that the secret could have signed', async () => {
        const { conversationId, userId, token } = await signIn();
        await desk.call('POST', '/conversations', { token });
        const keys = [
          new TextEncoder().encode(desk.secret),
          Buffer.from(desk.secret, 'base64url'),
          new Uint8Array(hkdfSync('sha256', desk.secret, '', 'direct line token signature', 32)),
        ];
        for (const key of keys) {
          const forged = await new SignJWT({ ...decodeJwt(token), user: userId })
            .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
            .sign(key);
          assert.equal((await post(conversationId, forged)).status, 403);
        }
      });
    });
  });

  async function ask(body: object | string, options = OPEN, served = channel, headers = {}) {
    portal?.close();
    const server = restify.createServer();
    portal = server;
    answerErrors(server, { ids: randomIds, log: pino({ level: 'silent' }), metrics: createMetrics() });
    server.post('/api/directline/token', portalToken(served.directLine, options));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const response = await fetch(`${url}/api/directline/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as TokenAnswer, url };
  }
});
