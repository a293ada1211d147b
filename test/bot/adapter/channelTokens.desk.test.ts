import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { type JWTPayload, UnsecuredJWT } from 'jose';
import sinon from 'sinon';
import type { BotApp } from '../../../bot/config.js';
import { message, postJson, repliesOf } from '../support/activities.js';
import { errorOf, openTestServer, type TestServer } from '../support/testServer.js';
import { ISSUER, newKeys, openTokenIssuer, type TokenIssuer } from '../support/tokenIssuer.js';

const APP: BotApp = { type: 'MultiTenant', id: '0f0e0d0c-0b0a-4908-8706-050403020100', password: 'p' };
const TENANT = '1f0e0d0c-0b0a-4908-8706-050403020100';
const OTHER_TENANT = '2f0e0d0c-0b0a-4908-8706-050403020100';
const SERVICE_URL = 'http://127.0.0.1:9/teams/';
const nowSeconds = () => Math.floor(Date.now() / 1000);

/** A token that an Azure Directory issued to the bot itself, as every service that the bot answers has seen. */
const OWN_TOKEN: JWTPayload = {
  iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
  aud: 'https://api.botframework.com',
  appid: APP.id,
  ver: '1.0',
};

describe('channel tokens', () => {
  let issuer: TokenIssuer;
  let desk: TestServer | undefined;
  let turns: number;

  before(async () => {
    issuer = await openTokenIssuer(['msteams']);
  });
  beforeEach(() => {
    turns = 0;
    // The SDK says on the console why it refuses.
    sinon.stub(console, 'error');
  });
  afterEach(() => desk?.close());
  after(() => issuer.close());

  const claims = (changes: JWTPayload = {}): JWTPayload => ({
    iss: ISSUER,
    aud: APP.id,
    serviceurl: SERVICE_URL,
    iat: nowSeconds(),
    nbf: nowSeconds() - 60,
    exp: nowSeconds() + 600,
    ...changes,
  });
  const activity = (changes: Record<string, unknown> = {}) =>
    message({ channelId: 'msteams', serviceUrl: SERVICE_URL, ...changes });

  async function post(
    authorization: string | undefined,
    changes = {},
    app: BotApp = APP,
    trust = issuer.trust,
  ) {
    const bot = async (context: { sendActivity(text: string): Promise<unknown> }) => {
      turns += 1;
      await context.sendActivity('let in');
    };
    desk = await openTestServer({ app, trust, bot: bot as never });
    return postJson(desk.url, activity(changes), authorization === undefined ? {} : { authorization });
  }

  async function refuses(authorization: string | undefined, changes = {}, app = APP): Promise<void> {
    const response = await post(authorization, changes, app);
    assert.deepEqual([response.status, (await errorOf(response)).code], [401, 'Unauthorized']);
    assert.equal(response.headers.get('www-authenticate'), 'Bearer');
    assert.equal(turns, 0);
    const [, token = ''] = authorization?.split(' ') ?? [];
    const said = desk?.logText() + JSON.stringify((console.error as sinon.SinonStub).args.map(String));
    for (const part of token.split('.').filter(({ length }) => length > 20)) {
      assert.ok(!said.includes(part), 'no part of the token is logged');
    }
  }

  it('should let in a channel with a valid token', async () => {
    const response = await post(`Bearer ${await issuer.sign(claims())}`);
    assert.deepEqual(await repliesOf(response), ['let in']);
  });

  const wrong: Readonly<Record<string, JWTPayload>> = {
    expired: { exp: nowSeconds() - 400 },
    'without an end': { exp: undefined },
    'not valid yet': { nbf: nowSeconds() + 1000 },
    'for another bot': { aud: OTHER_TENANT },
    'for several bots': { aud: [APP.id, OTHER_TENANT] },
    'for nobody': { aud: undefined },
    'of another issuer': { iss: 'https://other.example' },
    'of no issuer': { iss: undefined },
    'for another service address': { serviceurl: 'https://attacker.example/' },
    'without a service address': { serviceurl: undefined },
    'of the bot itself, as emulators send': { ...OWN_TOKEN, aud: APP.id },
    'of the bot itself, as services see': OWN_TOKEN,
    'of a skill': { ver: '1.0', appid: OTHER_TENANT },
  };
  for (const [title, changes] of Object.entries(wrong)) {
    it(`should refuse a token ${title}`, async () => {
      await refuses(`Bearer ${await issuer.sign(claims(changes))}`);
    });
  }

  it('should refuse a token that another key signed, under the name of the issuer’s key or its own', async () => {
    const { privateKey } = await newKeys();
    for (const kid of ['key-1', 'key-2']) {
      await refuses(`Bearer ${await issuer.sign(claims(), { privateKey, kid })}`);
      await desk?.close();
    }
  });

  it('should refuse a token without a signature', async () => {
    await refuses(`Bearer ${new UnsecuredJWT(claims()).encode()}`);
    await desk?.close();
    const [header, payload] = (await issuer.sign(claims())).split('.');
    await refuses(`Bearer ${header}.${payload}.`);
  });

  it('should refuse a token that is signed with the public key as a shared secret', async () => {
    const response = await fetch(issuer.trust.metadataUrl.replace('metadata', 'keys'));
    const { keys } = (await response.json()) as { keys: { n: string }[] };
    const header = Buffer.from('{"alg":"HS256","kid":"key-1"}').toString('base64url');
    const body = `${header}.${Buffer.from(JSON.stringify(claims())).toString('base64url')}`;
    await refuses(`Bearer ${body}.${createHmac('sha256', keys[0]!.n).update(body).digest('base64url')}`);
  });

  it('should refuse a token whose content was changed', async () => {
    const [header, , signature] = (await issuer.sign(claims({ aud: OTHER_TENANT }))).split('.');
    const payload = Buffer.from(JSON.stringify(claims())).toString('base64url');
    await refuses(`Bearer ${header}.${payload}.${signature}`);
  });

  it('should refuse a channel that the key is not endorsed for', async () => {
    const authorization = `Bearer ${await issuer.sign(claims())}`;
    for (const channelId of ['webchat', 'emulator', 'AseChannel']) {
      await refuses(authorization, { channelId });
      await desk?.close();
    }
  });

  it('should refuse an activity that names no service address, and one that names another', async () => {
    const authorization = `Bearer ${await issuer.sign(claims())}`;
    for (const serviceUrl of [undefined, '', `${SERVICE_URL}x`]) {
      await refuses(authorization, { serviceUrl });
      await desk?.close();
    }
  });

  for (const header of [
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'Bearer abc',
    'Bearer a.b.c',
    'Bearer e30.e30.e30',
    'Basic dXNlcjpwYXNz',
    `Bearer ${'a'.repeat(4000)}.b.c`,
  ]) {
    it(`should refuse the header ${JSON.stringify(header)?.slice(0, 30) ?? 'that is missing'}`, () =>
      refuses(header));
  }

  it('should say that it cannot check while the keys cannot be had, and check again when they can', async () => {
    const slow = await openTokenIssuer(['msteams']);
    slow.state.down = true;
    const authorization = `Bearer ${await slow.sign(claims())}`;
    const response = await post(authorization, {}, APP, slow.trust);
    assert.deepEqual([response.status, (await errorOf(response)).code], [503, 'KeysUnreachable']);
    slow.state.down = false;
    assert.equal((await postJson(desk!.url, activity(), { authorization })).status, 200);
    await slow.close();
  });

  describe('of a bot of one tenant', () => {
    const single: BotApp = { ...APP, type: 'SingleTenant', tenantId: TENANT };
    const from = (tenantId?: string, channelTenant?: string) => ({
      conversation: { id: 'c', ...(tenantId !== undefined && { tenantId }) },
      ...(channelTenant !== undefined && { channelData: { tenant: { id: channelTenant } } }),
    });

    for (const [title, changes] of [
      ['its own', from(TENANT, TENANT.toUpperCase())],
      ['one that the activity does not name', from()],
    ] as const) {
      it(`should answer in ${title}`, async () => {
        const response = await post(`Bearer ${await issuer.sign(claims())}`, changes, single);
        assert.deepEqual(await repliesOf(response), ['let in']);
      });
    }

    for (const [title, changes] of [
      ['the conversation', from(OTHER_TENANT)],
      ['the channel’s data', from(undefined, OTHER_TENANT)],
      ['either, whatever the other says', from(TENANT, OTHER_TENANT)],
    ] as const) {
      it(`should refuse another tenant in ${title}`, async () => {
        const response = await post(`Bearer ${await issuer.sign(claims())}`, changes, single);
        assert.deepEqual([response.status, (await errorOf(response)).code], [403, 'OtherTenant']);
        assert.equal(turns, 0);
      });
    }

    it('should first ask for a valid token', () => refuses('Bearer a.b.c', from(OTHER_TENANT), single));
  });

  it('should answer several tenants where the bot is for several', async () => {
    const changes = { conversation: { id: 'c', tenantId: OTHER_TENANT } };
    const response = await post(`Bearer ${await issuer.sign(claims())}`, changes, {
      ...APP,
      tenantId: TENANT,
    });
    assert.equal(response.status, 200);
  });
});
