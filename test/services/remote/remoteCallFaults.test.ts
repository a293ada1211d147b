import assert from 'node:assert/strict';
import type { ErrorCode } from '../../../services/errors.js';
import { openRemoteDesk, type RemoteDesk, TOKEN } from './support/remoteDesk.js';
import { faultOf, give, ORDER, read, refund, rename } from './support/reservationCalls.js';
import {
  type Answer,
  breaksOff,
  gives,
  givesText,
  hangs,
  refuses,
  resets,
  stalls,
} from './support/scriptedService.js';

const CORRELATION = '0d5b8a3e-1111-4222-8333-944445555666';

interface Row {
  readonly fault: string;
  readonly answer: Answer;
  readonly code: ErrorCode;
  readonly status?: number;
  /** How often the service is asked while nothing changes: a read or a quote, and a return. */
  readonly tries: readonly [safe: number, once: number];
}

const FAULTS: readonly Row[] = [
  { fault: '400', answer: refuses(400, 'X'), code: 'ServiceRefused', status: 400, tries: [1, 1] },
  { fault: '401', answer: refuses(401, 'X'), code: 'ServiceSignIn', status: 401, tries: [2, 1] },
  { fault: '403', answer: refuses(403, 'X'), code: 'ServiceForbidden', status: 403, tries: [1, 1] },
  { fault: '404', answer: refuses(404, 'X'), code: 'ServiceRefused', status: 404, tries: [1, 1] },
  { fault: '409', answer: refuses(409, 'X'), code: 'ServiceRefused', status: 409, tries: [1, 1] },
  { fault: '429', answer: refuses(429, 'X'), code: 'ServiceBusy', status: 429, tries: [4, 4] },
  {
    fault: '429 that asks for a minute',
    answer: refuses(429, 'X', { 'Retry-After': '60' }),
    code: 'ServiceBusy',
    status: 429,
    tries: [1, 1],
  },
  { fault: '500', answer: refuses(500, 'X'), code: 'ServiceUnavailable', status: 500, tries: [4, 1] },
  { fault: '501', answer: refuses(501, 'X'), code: 'ServiceUnavailable', status: 501, tries: [1, 1] },
  { fault: '503', answer: refuses(503, 'X'), code: 'ServiceUnavailable', status: 503, tries: [4, 1] },
  { fault: 'a reset', answer: resets, code: 'ServiceUnavailable', tries: [4, 1] },
  { fault: 'an answer that breaks off', answer: breaksOff, code: 'ServiceUnavailable', tries: [4, 1] },
  {
    fault: 'truncated JSON',
    answer: givesText(200, '{"properties":{"qu'),
    code: 'ServiceUnreadable',
    status: 200,
    tries: [1, 1],
  },
  {
    fault: 'an unexpected redirection',
    answer: gives(302, undefined, { Location: 'https://example.com/' }),
    code: 'ServiceUnreadable',
    status: 302,
    tries: [1, 1],
  },
];

const SILENCES = [
  { fault: 'silence', answer: hangs },
  { fault: 'silence after the head of an answer', answer: stalls },
];

const OPERATIONS = [
  { name: 'a read', ask: read, column: 0 },
  { name: 'a quote', ask: refund, column: 0 },
  { name: 'a change of a name', ask: rename, column: 0 },
  { name: 'a return', ask: give, column: 1 },
] as const;

describe('RemoteCalls, when a call fails', () => {
  let desk: RemoteDesk;
  beforeEach(async () => {
    desk = await openRemoteDesk();
  });
  afterEach(() => desk.close());

  for (const { fault, answer, code, status, tries } of FAULTS) {
    for (const { name, ask, column } of OPERATIONS) {
      const times = tries[column];
      it(`should ask ${times === 1 ? 'once' : `${times} times`} and report ${code} when ${name} meets ${fault}`, async () => {
        desk.service.script(answer);
        const error = await faultOf(desk, ask);
        assert.equal(error.code, code);
        assert.equal(error.service?.service, 'reservations');
        assert.equal(error.service?.status, status);
        assert.equal(desk.service.received.length, times);
        const seen = desk.seen.map((call) => call.tries);
        // With another token it is another call.
        assert.deepEqual(seen, status === 401 ? Array(times).fill(1) : [times]);
      });
    }
  }

  for (const { fault, answer } of SILENCES) {
    it(`should give up a try after its time and repeat what is safe when there is ${fault}`, async () => {
      await desk.close();
      desk = await openRemoteDesk({ attemptMs: 40, maxRetries: 1 });
      desk.service.script(answer);
      for (const ask of [read, refund, give]) {
        const error = await faultOf(desk, ask);
        assert.equal(error.code, 'ServiceUnavailable');
        assert.match(error.message, /no answer within 40 ms/);
      }
      assert.deepEqual(
        desk.seen.map(({ tries, outcome }) => [tries, outcome]),
        [
          [2, 'failed'],
          [2, 'failed'],
          [1, 'failed'],
        ],
      );
    });
  }

  it('should keep code and correlation id of a refusal, and none of its words', async () => {
    desk.service.script(refuses(400, 'RefundLimitExceeded', { 'x-ms-correlation-request-id': CORRELATION }));
    const error = await faultOf(desk, refund);
    assert.deepEqual(error.service, {
      service: 'reservations',
      status: 400,
      serviceCode: 'RefundLimitExceeded',
      correlationId: CORRELATION,
      retryAfterSeconds: undefined,
    });
    assert.doesNotMatch(`${error.message} ${error.stack}`, /Contoso/);
    assert.equal(error.cause, undefined);
  });

  it('should name our own id of a call that was not answered', async () => {
    desk.service.script(resets);
    const error = await faultOf(desk, give);
    assert.equal(error.service?.correlationId, desk.service.received[0]?.headers['x-ms-client-request-id']);
  });

  it('should say that the desk is not signed in when there is no token', async () => {
    const error = await faultOf(desk, read, {
      getToken: () => Promise.reject(Object.assign(new Error(TOKEN), { name: 'CredentialUnavailableError' })),
    });
    assert.equal(error.code, 'ServiceSignIn');
    assert.doesNotMatch(`${error.message}`, new RegExp(TOKEN));
    assert.deepEqual(desk.service.received, []);
  });

  it('should see neither tokens nor queries, bodies or ids', async () => {
    desk.service.script(refuses(500, 'X'));
    await faultOf(desk, refund);
    const [call] = desk.seen;
    assert.equal(call?.operation, 'arm/providers/Microsoft.Capacity/reservationOrders/*/calculateRefund');
    assert.doesNotMatch(JSON.stringify(desk.seen), new RegExp(`${TOKEN}|api-version|${ORDER}|Contoso`));
  });
});
