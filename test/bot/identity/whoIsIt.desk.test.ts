import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { type OpenDesk, openDesk } from '../../../bot/compose/openDesk.js';
import type { BotApp } from '../../../bot/config.js';
import { PortalAssertions } from '../../../bot/identity/portalAssertions.js';
import { createMetrics } from '../../../bot/metrics.js';
import { systemClock } from '../../../services/clock.js';
import { KnownUsers } from '../../../services/identity/knownUsers.js';
import { portalUserId } from '../../../services/identity/portalUserId.js';
import { randomIds } from '../../../services/ids.js';
import { DEMO_PARTNER_ID } from '../../../services/local/demo/demoDesk.js';
import { CSP_2018 } from '../../support/csp2018.js';
import { intents } from '../../support/intents.js';
import { languages } from '../../support/languages.js';
import { eventually, newDataDir, startServer, type TestServer } from '../directLine/testServer.js';
import { message, postJson } from '../support/activities.js';
import { listeningLog } from '../support/logLines.js';
import { newPortal, PORTAL_ISSUER, type Portal } from '../support/portal.js';
import { openTestServer, type TestServer as WebServer } from '../support/testServer.js';
import { ISSUER, openTokenIssuer, type TokenIssuer } from '../support/tokenIssuer.js';

const APP: BotApp = { type: 'MultiTenant', id: '0f0e0d0c-0b0a-4908-8706-050403020100', password: 'p' };
const TENANT = '1f0e0d0c-0b0a-4908-8706-050403020100';
const ANA = '2f0e0d0c-0b0a-4908-8706-050403020100';
const NOBODY = '3f0e0d0c-0b0a-4908-8706-050403020100';
const ROLELESS = '4f0e0d0c-0b0a-4908-8706-050403020100';
const SERVICE_URL = 'http://127.0.0.1:9/';

const CLOSED = /I do not know your account yet/;
const NO_ROLE = /You have no role for managing reservations yet/;
const MENU = /Look up a reservation/;

describe('who speaks', () => {
  let issuer: TokenIssuer;
  let portal: Portal;
  let desk: OpenDesk;
  let web: WebServer;
  let open: WebServer;
  let chat: TestServer;
  let assertions: PortalAssertions;

  before(async () => {
    issuer = await openTokenIssuer(['msteams', 'webchat', 'directline', 'test']);
    portal = await newPortal();
    assertions = new PortalAssertions(portal.trust, systemClock);
    const teams = (objectId: string) => ({ kind: 'teams', tenantId: TENANT, objectId }) as const;
    const known = { partnerId: DEMO_PARTNER_ID, roles: ['AdminAgent'] } as const;
    desk = await openDesk({
      dataDir: newDataDir(),
      refundPolicy: CSP_2018,
      clock: systemClock,
      ids: randomIds,
      log: listeningLog().log,
      metrics: createMetrics(),
      languages,
      intents,
      identities: new KnownUsers([
        { ...known, account: teams(ANA) },
        { ...known, account: teams(ROLELESS), roles: [] },
        { ...known, account: { kind: 'portal', userId: portalUserId(PORTAL_ISSUER, 'ada') } },
      ]),
    });
    const bot = desk.bot.onTurn.bind(desk.bot);
    web = await openTestServer({ bot, app: APP, trust: issuer.trust });
    open = await openTestServer({ bot });
    chat = await startServer({ onTurn: bot });
  });
  after(async () => {
    await Promise.all([web.close(), open.close(), chat.stop(), issuer.close()]);
    await desk.close();
  });

  async function token(): Promise<string> {
    const exp = Math.floor(Date.now() / 1000) + 60;
    return `Bearer ${await issuer.sign({ iss: ISSUER, aud: APP.id, serviceurl: SERVICE_URL, exp })}`;
  }

  /** Everything that the desk answers on `/api/messages`, as JSON. */
  async function said(server: WebServer, changes: object): Promise<string> {
    const activity = message({
      channelId: 'msteams',
      serviceUrl: SERVICE_URL,
      id: randomIds.next(),
      text: 'menu',
      ...changes,
      conversation: {
        id: randomIds.next(),
        tenantId: TENANT,
        ...('conversation' in changes ? (changes.conversation as object) : {}),
      },
    });
    const response = await postJson(
      server.url,
      activity,
      server === web ? { authorization: await token() } : {},
    );
    assert.equal(response.status, 200);
    return response.text();
  }

  /** Everything that the desk answers in a Direct Line conversation, as JSON. */
  async function saidInChat(token: string, from?: object): Promise<string> {
    const { body } = await chat.call('POST', '/conversations', { token });
    const path = `/conversations/${body.conversationId}/activities`;
    const activity = { type: 'message', text: 'menu', locale: 'en-US', ...(from && { from }) };
    await chat.call('POST', path, { token, body: activity });
    const answers = await eventually(async () => {
      const { activities } = (await chat.call('GET', path, { token })).body;
      const replies = (activities as Activity[]).filter((one) => one.from.role === 'bot');
      return replies.length > 0 && replies;
    });
    return JSON.stringify(answers);
  }

  it('should know a user of Teams by tenant and object id', async () => {
    assert.match(await said(web, { from: { id: '29:x', aadObjectId: ANA } }), MENU);
  });

  it('should tell a user without a role which there are', async () => {
    const answer = await said(web, { from: { id: '29:x', aadObjectId: ROLELESS } });
    assert.match(answer, NO_ROLE);
    assert.doesNotMatch(answer, MENU);
  });

  const ADA = portalUserId(PORTAL_ISSUER, 'ada');
  const strangers: Readonly<Record<string, object>> = {
    'somebody it was not told of': { from: { id: '29:x', aadObjectId: NOBODY } },
    'a known object id in another tenant': {
      from: { id: '29:x', aadObjectId: ANA },
      conversation: { tenantId: NOBODY },
    },
    'a known object id as a channel id': { from: { id: ANA } },
    'an object id that is no text': { from: { id: ANA, aadObjectId: [ANA] } },
    'a Teams user whom a client of Web Chat names': {
      channelId: 'webchat',
      from: { id: 'x', aadObjectId: ANA },
      channelData: { tenant: { id: TENANT } },
    },
    'a Teams user whom a client of Direct Line names': {
      channelId: 'directline',
      from: { id: `msteams:${TENANT}:${ANA}`, aadObjectId: ANA },
    },
    'a portal user whom a client of Azure’s Web Chat names': { channelId: 'webchat', from: { id: ADA } },
    'a demo user': { channelId: 'webchat', from: { id: 'dl_demo-alex-1' } },
  };
  for (const [title, changes] of Object.entries(strangers)) {
    it(`should close the door to ${title}`, async () => {
      const answer = await said(web, changes);
      assert.match(answer, CLOSED);
      assert.doesNotMatch(answer, MENU);
    });
  }

  it('should believe nobody on an address that asks for no token', async () => {
    assert.match(await said(open, { from: { id: '29:x', aadObjectId: ANA } }), CLOSED);
    assert.match(await said(open, { channelId: 'webchat', from: { id: ADA } }), CLOSED);
  });

  describe('in the portal', () => {
    const signIn = async (sub: string) => {
      const userId = await assertions.signIn(await portal.sign(Date.now(), { sub }));
      return (await chat.directLine.signIn({ userId, lifetimeSeconds: 600 })).token;
    };

    it('should know the user whom the portal signed in, whatever the page says', async () => {
      assert.match(await saidInChat(await signIn('ada')), MENU);
      assert.match(await saidInChat(await signIn('ada'), { id: 'eve', aadObjectId: NOBODY }), MENU);
    });

    it('should close the door to a user of the portal whom it was not told of', async () => {
      const answer = await saidInChat(await signIn('bo'), { id: ADA, aadObjectId: ANA });
      assert.match(answer, CLOSED);
      assert.doesNotMatch(answer, MENU);
    });

    it('should close the door to users whom a program with the secret makes up', async () => {
      for (const id of [ADA.replace('dl_', ''), `msteams:${TENANT}:${ANA}`, ANA, 'dl_demo-alex-1']) {
        const made = await chat.call('POST', '/tokens/generate', {
          token: chat.secret,
          body: { user: { id } },
        });
        assert.equal(made.status, 200, id);
        assert.match(await saidInChat(made.body.token), CLOSED, id);
      }
    });
  });
});
