import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import restify from 'restify';
import { answerErrors } from '../../../bot/http/errorAnswers.js';
import { createMetrics } from '../../../bot/metrics.js';
import { type PortalTokenOptions, portalToken } from '../../../bot/portal/portalToken.js';
import { randomIds } from '../../../services/ids.js';
import { startServer, type TestServer } from '../directLine/testServer.js';

interface TokenAnswer {
  readonly token: string;
  readonly conversationId: string;
  readonly userId: string;
  readonly expires_in: number;
  readonly domain: string;
  readonly error: { readonly code: string };
}

const OPEN: PortalTokenOptions = { anonymous: true, publicUrl: undefined, demoUsers: ['alex', 'sam'] };

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
    const { status, body } = await ask({}, { ...OPEN, anonymous: false, demoUsers: [] });
    assert.equal(status, 403);
    assert.equal(body.error.code, 'SignInRequired');
  });

  for (const wrong of ['{', '[]', '{"locale":5}', `{"locale":"${'x'.repeat(40)}"}`]) {
    it(`should refuse ${wrong.slice(0, 20)}`, async () => {
      assert.equal((await ask(wrong)).status, 400);
    });
  }

  async function ask(body: object | string, options = OPEN) {
    portal?.close();
    const server = restify.createServer();
    portal = server;
    answerErrors(server, { ids: randomIds, log: pino({ level: 'silent' }), metrics: createMetrics() });
    server.post('/api/directline/token', portalToken(channel.directLine, options));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const response = await fetch(`${url}/api/directline/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as TokenAnswer, url };
  }
});
