import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { DeskError, type ErrorCode } from '../../../../services/errors.js';
import { CONTOSO, openPartnerDesk, PARTNER, type PartnerDesk } from './support/partnerDesk.js';
import { refused, type TokenReply } from './support/tokenServer.js';

const CORRELATION_ID = '99999999-8888-4777-8666-555555555555';
const FORBIDDEN = ['RefusedError', 'ServiceForbidden'] as const;
const SIGN_IN = ['UnreachableError', 'ServiceSignIn'] as const;

describe('Refusals of tokens', () => {
  let desk: PartnerDesk;
  before(async () => {
    desk = await openPartnerDesk();
  });
  after(() => desk.close());

  const faultOf = async (answer: TokenReply | 'reset', tenantId = CONTOSO): Promise<DeskError> => {
    desk.server.answer = () => answer;
    const fault: unknown = await desk.tokenFor(tenantId).then(
      () => undefined,
      (error: unknown) => error,
    );
    assert.ok(fault instanceof DeskError, inspect(fault));
    return fault;
  };

  const refusals: [what: string, error: string, code: number, expected: readonly [string, ErrorCode]][] = [
    ['a refresh token that nobody used for too long', 'invalid_grant', 700082, SIGN_IN],
    ['a refresh token that was revoked', 'invalid_grant', 50173, SIGN_IN],
    ['a refresh token that is none', 'invalid_grant', 70000, SIGN_IN],
    ['a missing second factor', 'interaction_required', 50076, SIGN_IN],
    ['a wrong client secret', 'invalid_client', 7000215, SIGN_IN],
    ['an expired client secret', 'invalid_client', 7000222, SIGN_IN],
    ['a wrong certificate', 'invalid_client', 700027, SIGN_IN],
    ['a user whom the customer does not know', 'invalid_grant', 50020, FORBIDDEN],
    ['an app without consent', 'invalid_grant', 65001, FORBIDDEN],
    ['an app that the customer does not have', 'unauthorized_client', 700016, FORBIDDEN],
    ['an app that Partner Center has not authorized', 'invalid_grant', 90099, FORBIDDEN],
    ['a policy of the customer', 'access_denied', 53003, FORBIDDEN],
    ['a code that is not known yet', 'unauthorized_client', 799999, FORBIDDEN],
    ['too many of the same requests', 'invalid_grant', 50196, ['UnreachableError', 'ServiceBusy']],
    ['a passing fault', 'temporarily_unavailable', 90033, ['UnreachableError', 'ServiceUnavailable']],
  ];
  for (const [what, error, code, expected] of refusals) {
    it(`should call ${what} ${expected[1]}`, async () => {
      const fault = await faultOf(refused(error, code));
      assert.deepEqual([fault.name, fault.code], expected);
      assert.deepEqual(fault.service, {
        service: 'entra',
        status: 400,
        serviceCode: `AADSTS${code}`,
        correlationId: CORRELATION_ID,
        retryAfterSeconds: undefined,
      });
    });
  }

  it("should have the partner sign in when it is the partner's own tenant that lacks consent", async () => {
    for (const code of [65001, 700016]) {
      assert.equal((await faultOf(refused('unauthorized_client', code), PARTNER)).code, 'ServiceSignIn');
    }
  });

  const outages: [what: string, answer: TokenReply | 'reset', ErrorCode][] = [
    ['429', { status: 429, headers: { 'retry-after': '60' }, body: 'slowly' }, 'ServiceBusy'],
    ['503', { status: 503, body: { error: 'server_error' } }, 'ServiceUnavailable'],
    ['a broken connection', 'reset', 'ServiceUnavailable'],
    ['half an answer', { body: '{"access_token":"at-ha' }, 'ServiceUnreadable'],
    ['an answer without token', { body: { token: 'at' } }, 'ServiceUnreadable'],
    ['a page of a proxy', { status: 403, body: '<html>No.</html>' }, 'ServiceUnreadable'],
  ];
  for (const [what, answer, code] of outages) {
    it(`should call ${what} ${code}`, async () => {
      // A circuit breaker must not answer instead.
      const fresh = await openPartnerDesk();
      try {
        fresh.server.answer = () => answer;
        await assert.rejects(fresh.tokenFor(CONTOSO), { name: 'UnreachableError', code });
      } finally {
        await fresh.close();
      }
    });
  }

  it('should say how long Microsoft Entra asks to be left alone', async () => {
    const fault = await faultOf({ status: 429, headers: { 'retry-after': '60' }, body: '' });
    assert.equal(fault.service?.retryAfterSeconds, 60);
  });

  it('should ask again after a passing fault, and not after a refusal', async () => {
    const fresh = await openPartnerDesk();
    try {
      fresh.server.answer = (_, count) =>
        count < 3 ? { status: 503, body: '' } : refused('invalid_grant', 700082);
      await assert.rejects(fresh.tokenFor(CONTOSO), { code: 'ServiceSignIn' });
      assert.equal(fresh.server.requests.length, 3);
    } finally {
      await fresh.close();
    }
  });

  it('should not follow a redirection with the secret and the token', async () => {
    const elsewhere = await openPartnerDesk();
    try {
      const location = `${elsewhere.server.url}/${CONTOSO}/oauth2/v2.0/token`;
      const fault = await faultOf({ status: 307, headers: { location }, body: '' });
      assert.equal(fault.code, 'ServiceUnreadable');
      assert.equal(elsewhere.server.requests.length, 0);
    } finally {
      await elsewhere.close();
    }
  });

  it('should repeat nothing that it was told, and no code that looks like none', async () => {
    const hostile = { correlation_id: 'a\nb', suberror: '<script>' };
    const fault = await faultOf(refused('invalid_grant', 50020, hostile));
    assert.doesNotMatch(inspect(fault, { depth: 9, showHidden: true }), /ada@|RT-1|SECRET|script|a\\nb/);
    assert.match(fault.service?.correlationId ?? '', /^00000000-0000-4000-8000-\d{12}$/);
    assert.equal((await faultOf(refused('in valid', 50020))).code, 'ServiceUnreadable');
  });
});
