import assert from 'node:assert/strict';
import { SEARCH_CUSTOMERS } from '../../../../bot/teams/extensionCommands.js';
import { ANA, BO, CONNECTION, openSignInDesk, type SignInDesk, TENANT } from './signInDesk.js';

const QUERY = { commandId: SEARCH_CUSTOMERS, parameters: [{ name: 'query', value: 'con' }] };
const PRESS = { action: { type: 'Action.Execute', verb: 'approval.approve', data: { item: 'AP-000001' } } };
const CHANNEL = {
  conversation: { id: 'channel-1', isGroup: true, conversationType: 'channel', tenantId: TENANT },
};

describe('sign-in within an invoke', () => {
  let desk: SignInDesk;
  beforeEach(async () => {
    desk = await openSignInDesk();
    desk.services.state.codeToken = 'graph-ana';
  });
  afterEach(() => desk.close());

  const search = async (more = {}, objectId?: string) => {
    const { status, body } = await desk.invoke('composeExtension/query', { ...QUERY, ...more }, objectId);
    assert.equal(status, 200);
    return JSON.parse(body).composeExtension;
  };
  const press = async (more = {}) => {
    const { body } = await desk.invoke('adaptiveCard/action', { ...PRESS, ...more }, ANA, CHANNEL);
    return JSON.parse(body);
  };
  const authentication = (token: string, connectionName = CONNECTION) => ({
    authentication: { id: 'ex-1', connectionName, token },
  });

  it('should have the message extension ask by its own button, and take the code that comes back', async () => {
    assert.deepEqual(await search(), {
      type: 'auth',
      suggestedActions: {
        actions: [{ type: 'openUrl', value: 'https://sign.in/link', title: 'Sign in' }],
      },
    });
    assert.equal((await search({ state: '123456' })).type, 'result');
    assert.equal((await search()).type, 'result');
  });

  it('should ask again after a code that is wrong, or none, and send none that is no code', async () => {
    for (const state of ['654321', 'CancelledByUser', '1'.repeat(5_000), { $gt: '' }, ['123456']]) {
      assert.equal((await search({ state })).type, 'auth', String(state));
    }
    assert.equal(desk.services.state.held.size, 0);
  });

  it('should refuse a code that another account has signed in with', async () => {
    const { type, text } = await search({ state: '123456' }, BO);
    assert.equal(type, 'message');
    assert.match(text, /belongs to another account/);
    assert.equal(desk.services.state.held.size, 0);
    assert.equal((await search({}, BO)).type, 'auth');
  });

  it('should open its window only after the sign-in, too', async () => {
    const open = { commandId: 'supportRequest', context: { theme: 'default' } };
    const before = await desk.invoke('composeExtension/fetchTask', open);
    assert.equal(JSON.parse(before.body).composeExtension.type, 'auth');
    const after = await desk.invoke('composeExtension/fetchTask', { ...open, state: '123456' });
    assert.ok(JSON.parse(after.body).task, after.body);
  });

  it('should tell whoever is signed in and has no role that this is so', async () => {
    await desk.exchange('sso-bo', 'ex-1', BO);
    assert.match((await search({}, BO)).text, /none of the roles/);
  });

  it('should ask whoever presses a button of a card in a channel, and go on with the press', async () => {
    const asked = await press();
    assert.equal(asked.statusCode, 401);
    assert.equal(asked.type, 'application/vnd.microsoft.activity.loginRequest');
    assert.equal(asked.value.connectionName, CONNECTION);
    assert.equal(asked.value.tokenExchangeResource.id, 'ex-1');
    assert.deepEqual(asked.value.buttons, [
      { title: 'Sign in', text: 'Sign in', type: 'signin', value: 'https://sign.in/link' },
    ]);
    const consent = await press(authentication('no-consent'));
    assert.deepEqual(
      [consent.statusCode, consent.type],
      [412, 'application/vnd.microsoft.error.preconditionFailed'],
    );
    const done = await press(authentication('sso-ana'));
    // There is no such approval: the press itself was run.
    assert.equal(done.type, 'application/vnd.microsoft.activity.message');
    assert.equal((await press()).type, 'application/vnd.microsoft.activity.message');
  });

  it('should exchange nothing for another connection', async () => {
    const before = desk.services.state.calls.length;
    assert.equal((await press(authentication('sso-ana', 'another'))).statusCode, 412);
    assert.equal(desk.services.state.calls.length, before);
  });

  it('should take the token of nobody else', async () => {
    assert.equal((await press(authentication('sso-bo'))).statusCode, 403);
    assert.equal(desk.services.state.held.size, 0);
    assert.doesNotMatch(desk.logs(), /sso-|graph-(ana|bo)/);
  });
});
