import assert from 'node:assert/strict';
import { MicrosoftSupport } from '@azure/arm-support';
import type { TokenCredential } from '@azure/core-auth';
import { auxiliaryAuthenticationHeaderPolicy } from '@azure/core-rest-pipeline';
import { z } from 'zod';
import { askedEachTime } from '../../../services/partnerCenter/identity/askedEachTime.js';
import { remotely } from '../../../services/remote/remotely.js';
import { openRemoteDesk, type RemoteDesk } from './support/remoteDesk.js';
import { type Answer, gives, refuses } from './support/scriptedService.js';

const ANSWER = z.object({});
const GOOD = gives(200, {});
const REFUSED = refuses(401, 'InvalidAuthenticationToken');
const CLAIMS = Buffer.from('{"access_token":{"nbf":{"essential":true,"value":"1"}}}').toString('base64');
const DEMANDING = refuses(401, 'InvalidAuthenticationToken', {
  'WWW-Authenticate': `Bearer realm="", error="insufficient_claims", claims="${CLAIMS}"`,
});
const ORDER = '/arm/providers/Microsoft.Capacity';

describe('tokens that a service refuses', () => {
  let desk: RemoteDesk;
  let dropped: string[];
  let claimed: (string | undefined)[];
  let number: number;
  /** Gives the same token until it is dropped, or more is demanded of it. */
  const credential: TokenCredential = askedEachTime({
    async getToken(_scopes, options) {
      claimed.push(options?.claims);
      if (options?.claims) number += 1;
      return { token: `token-${number}`, expiresOnTimestamp: Number.MAX_SAFE_INTEGER };
    },
  });

  beforeEach(async () => {
    desk = await openRemoteDesk();
    [dropped, claimed, number] = [[], [], 1];
    desk.calls.onTokenRefused((token) => {
      dropped.push(token);
      if (token === `token-${number}`) number += 1;
    });
  });
  afterEach(() => desk.close());

  const client = () => desk.calls.rest('graph', desk.service.url, { credential, scope: 'x/.default' });
  const sentTokens = () => desk.service.received.map(({ headers }) => headers.authorization?.split(' ')[1]);

  const methods: readonly [method: string, ask: () => Promise<unknown>][] = [
    ['GET', () => client().get('things', ANSWER)],
    ['POST', () => client().post('things', { a: 1 }, ANSWER)],
    ['PATCH', () => client().patch('things', { a: 1 }, ANSWER)],
    ['DELETE', () => client().delete('things', ANSWER)],
  ];
  for (const [method, ask] of methods) {
    it(`should be followed by a fresh one at once, with the same ${method}`, async () => {
      desk.service.script(REFUSED, GOOD);
      await ask();
      assert.deepEqual([sentTokens(), dropped], [['token-1', 'token-2'], ['token-1']]);
      const [first, second] = desk.service.received;
      assert.deepEqual([second?.method, second?.path, second?.body], [method, first?.path, first?.body]);
      assert.deepEqual(desk.pauses, []);
    });
  }

  it('should be followed by a fresh one in clients of the SDK, which throw the refusal', async () => {
    desk.service.script(REFUSED, gives(200, { id: 'order' }));
    const order = await desk.reservations(credential).reservationOrder.get('order');
    assert.deepEqual([order.id, sentTokens()], ['order', ['token-1', 'token-2']]);
  });

  it('should be followed by one fresh one only, which is kept', async () => {
    desk.service.script(REFUSED);
    await assert.rejects(client().get('things', ANSWER), { code: 'ServiceSignIn' });
    assert.deepEqual([sentTokens(), dropped], [['token-1', 'token-2'], ['token-1']]);
  });

  for (const action of ['return', 'exchange']) {
    it(`should not have ${ORDER}/${action} sent again`, async () => {
      desk.service.script(REFUSED);
      await assert.rejects(client().post(`${ORDER}/${action}`, {}, ANSWER), { code: 'ServiceSignIn' });
      assert.deepEqual([sentTokens(), dropped], [['token-1'], ['token-1']]);
    });
  }

  it('should be followed by what the service demands, which the SDK asks for', async () => {
    desk.service.script(DEMANDING, GOOD);
    await client().get('things', ANSWER);
    assert.equal(claimed.at(-1), Buffer.from(CLAIMS, 'base64').toString());
    assert.equal(desk.service.received.length, 2);
  });

  const twice: readonly [what: string, answers: readonly Answer[]][] = [
    ['refuses what it demanded', [DEMANDING, REFUSED]],
    ['demands the same again', [DEMANDING]],
    ['demands more after the repeat', [REFUSED, DEMANDING]],
  ];
  for (const [what, answers] of twice) {
    it(`should be sent twice and no more when the service ${what}`, async () => {
      desk.service.script(...answers);
      await assert.rejects(client().get('things', ANSWER), { code: 'ServiceSignIn' });
      assert.equal(desk.service.received.length, 2);
    });
  }

  it('should both be renewed where a call has two', async () => {
    const { additionalPolicies, ...options } = desk.calls.optionsFor('support', `${desk.service.url}/arm`);
    const auxiliary = { credentials: [credential], scopes: 'x/.default' };
    const support = new MicrosoftSupport(credential, 'subscription', {
      ...options,
      additionalPolicies: [
        ...additionalPolicies,
        { policy: auxiliaryAuthenticationHeaderPolicy(auxiliary), position: 'perCall' },
      ],
    });
    desk.service.script(REFUSED, gives(200, {}));
    await remotely('support', () => support.supportTickets.get('ticket'));
    const auxiliaries = desk.service.received.map(({ headers }) => headers['x-ms-authorization-auxiliary']);
    assert.deepEqual(auxiliaries, ['Bearer token-1', 'Bearer token-2']);
    assert.deepEqual(dropped, ['token-1', 'token-1']);
  });

  it('should say nothing of calls that have none', async () => {
    desk.service.script(REFUSED);
    await assert.rejects(desk.calls.rest('entra', desk.service.url).get('things', ANSWER));
    assert.deepEqual([desk.service.received.length, dropped], [1, []]);
  });
});
