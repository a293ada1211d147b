import assert from 'node:assert/strict';
import { ADMINS, ANA, BO, CONNECTION, openSignInDesk, type SignInDesk, TENANT } from './signInDesk.js';

const CARD = /application\/vnd\.microsoft\.card\.oauth/;
const MENU = /Look up a reservation/;
const IN = /You are signed in\. What can I do/;

describe('sign-in of users of Teams', () => {
  let desk: SignInDesk;
  beforeEach(async () => {
    desk = await openSignInDesk();
  });
  afterEach(() => desk.close());

  const calls = (path: string) => desk.services.state.calls.filter((call) => call.includes(path)).length;

  it('should ask once to sign in, and then go on with what was asked', async () => {
    const asked = await desk.say('menu');
    assert.match(asked.said, CARD);
    assert.match(asked.said, /"tokenExchangeResource":\{"id":"ex-1"/);
    assert.doesNotMatch(asked.said, MENU);
    const come = await desk.exchange('sso-ana');
    assert.equal(come.status, 200);
    assert.match(come.said, MENU);
    const next = await desk.say('menu');
    assert.match(next.said, MENU);
    assert.doesNotMatch(next.said, CARD);
  });

  it('should ask in the language of the user', async () => {
    const { said } = await desk.say('bonjour', ANA, { locale: 'fr-FR' });
    assert.match(said, /Se connecter/);
  });

  it('should not ask the services again in the turns that follow', async () => {
    await desk.exchange('sso-ana');
    const before = desk.services.state.calls.length;
    await desk.say('menu');
    assert.equal(desk.services.state.calls.length, before);
  });

  it('should look the roles up again when the token is about to end', async () => {
    desk.services.state.lifetimeMs = 4 * 60_000;
    await desk.exchange('sso-ana');
    const before = calls('checkMemberGroups');
    assert.match((await desk.say('menu')).said, MENU);
    assert.equal(calls('checkMemberGroups'), before + 1);
  });

  it('should answer 412 when the user has to consent, and stay closed', async () => {
    await desk.say('menu');
    const come = await desk.exchange('no-consent', 'ex-1');
    assert.equal(come.status, 412);
    assert.deepEqual(JSON.parse(come.body), {
      id: 'ex-1',
      connectionName: CONNECTION,
      failureDetail: 'consent needed',
    });
    assert.match((await desk.say('menu')).said, CARD);
  });

  it('should exchange once what every client of the user sends', async () => {
    await desk.say('menu');
    const first = await desk.exchange('sso-ana', 'ex-1');
    const second = await desk.exchange('sso-ana', 'ex-1');
    assert.deepEqual([first.status, second.status], [200, 200]);
    assert.equal(calls('exchange'), 1);
    assert.equal(second.said, '[]');
  });

  it('should refuse the token of somebody else and give it up', async () => {
    const come = await desk.exchange('sso-bo', 'ex-1', ANA);
    assert.equal(come.status, 403);
    assert.match(come.said, /belongs to another account/);
    assert.equal(desk.services.state.held.size, 0);
    assert.match((await desk.say('menu')).said, CARD);
  });

  it('should refuse a token of another tenant', async () => {
    assert.equal((await desk.exchange('sso-away')).status, 403);
    assert.match((await desk.say('menu')).said, CARD);
  });

  it('should let nobody in whose role the directory does not confirm', async () => {
    const come = await desk.exchange('sso-bo', 'ex-1', BO);
    assert.equal(come.status, 200);
    const { said } = await desk.say('menu', BO);
    assert.match(said, /none of the roles/);
    assert.doesNotMatch(said, MENU);
  });

  it('should sign in by the code of the sign-in page, and go on', async () => {
    await desk.say('menu');
    desk.services.state.codeToken = 'graph-ana';
    const come = await desk.invoke('signin/verifyState', { state: '123456' });
    assert.equal(come.status, 200);
    assert.match(come.said, MENU);
  });

  it('should say so when the code is wrong or the window was closed', async () => {
    for (const state of ['654321', 'CancelledByUser']) {
      const come = await desk.invoke('signin/verifyState', { state });
      assert.equal(come.status, 404, state);
      assert.match(come.said, /was not finished/);
    }
    assert.equal(calls('GetToken'), 1);
  });

  it('should take nothing hostile', async () => {
    const id = 'ex-1';
    for (const [name, value] of [
      ['signin/verifyState', { state: { $gt: '' } }],
      ['signin/verifyState', { state: '1'.repeat(5000) }],
      ['signin/verifyState', undefined],
      ['signin/tokenExchange', { id, connectionName: CONNECTION, token: ['sso-ana'] }],
      ['signin/tokenExchange', { id, connectionName: 'another', token: 'sso-ana' }],
      ['signin/tokenExchange', 'x'],
    ] as const) {
      assert.equal((await desk.invoke(name, value)).status, 400, name);
    }
    assert.deepEqual(desk.services.state.calls, []);
  });

  it('should answer an exchange that the client could not make', async () => {
    const come = await desk.invoke('signin/failure', { code: 'resourcematchfailed', message: 'x' });
    assert.equal(come.status, 200);
    assert.match(desk.logs(), /resourcematchfailed/);
  });

  it('should sign out, at the token service too, and ask again', async () => {
    await desk.exchange('sso-ana');
    assert.match((await desk.say('se déconnecter')).said, /You are signed out/);
    assert.equal(desk.services.state.held.size, 0);
    assert.match((await desk.say('menu')).said, CARD);
  });

  it('should sign in at the word', async () => {
    assert.match((await desk.say('sign in')).said, CARD);
    assert.match((await desk.exchange('sso-ana')).said, IN);
    assert.match((await desk.say('sign in')).said, /You are signed in\./);
  });

  it('should let nobody in while the directory is down, and quote a reference', async () => {
    await desk.say('menu');
    desk.services.state.graphStatus = 503;
    const come = await desk.exchange('sso-ana');
    assert.equal(come.status, 500);
    assert.match(come.said, /sorry, R|[A-Z0-9]{4,}/);
    assert.doesNotMatch(come.said, MENU);
    desk.services.state.graphStatus = 200;
    assert.match((await desk.say('menu')).said, MENU);
  });

  it('should let nobody in while the token service is down', async () => {
    desk.services.state.tokenServiceStatus = 401;
    const { said } = await desk.say('menu');
    assert.doesNotMatch(said, MENU);
    assert.doesNotMatch(said, CARD);
    assert.notEqual(said, '[]');
  });

  it('should ask again when the directory takes the token no longer', async () => {
    desk.services.state.held.set(`29:${ANA}`, 'graph-revoked');
    assert.match((await desk.say('menu')).said, CARD);
    assert.equal(desk.services.state.held.size, 0);
  });

  it('should ask whoever finds the app once, however often Teams tells of it', async () => {
    const joined = { type: 'installationUpdate', action: 'add', text: undefined };
    assert.match((await desk.say('', ANA, joined)).said, CARD);
    assert.equal((await desk.say('', ANA, joined)).said, '[]');
  });

  it('should go on with a button that was pressed before', async () => {
    const press = { text: undefined, value: { action: 'desk.help', step: 'old' } };
    assert.match((await desk.say('', ANA, press)).said, CARD);
    const { said } = await desk.exchange('sso-ana');
    assert.match(said, MENU);
    assert.doesNotMatch(said, IN);
  });

  it('should show groups what it can do, and no token in any log', async () => {
    const conversation = { id: 'group-1', isGroup: true, conversationType: 'groupChat' };
    const { said } = await desk.say('hello', ANA, { conversation: { ...conversation, tenantId: TENANT } });
    assert.doesNotMatch(said, CARD);
    assert.match(said, MENU);
    await desk.exchange('sso-ana');
    await desk.exchange('sso-bo', 'ex-2', ANA);
    desk.services.state.graphStatus = 500;
    await desk.exchange('sso-ana', 'ex-3');
    assert.doesNotMatch(desk.logs(), /sso-|graph-(ana|bo)/);
    assert.ok(!desk.logs().includes(ADMINS));
  });
});
