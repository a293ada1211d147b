import assert from 'node:assert/strict';
import type { AzureReservationAPI } from '@azure/arm-reservations';
import { z } from 'zod';
import { systemClock } from '../../../services/clock.js';
import type { DeskError, ErrorCode } from '../../../services/errors.js';
import { randomIds } from '../../../services/ids.js';
import { RemoteCalls } from '../../../services/remote/remoteCalls.js';
import { remotely } from '../../../services/remote/remotely.js';
import { openRemoteDesk, PERMIT, type RemoteDesk, TOKEN } from './support/remoteDesk.js';
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

const ORDER = '6f0b3b1e-21a5-4a58-9f0a-0b6f6f1f9d11';
const RESERVATION = '9a1d7c52-3f4e-4d0b-8b8e-5f3f0f2f7a22';
const CORRELATION = '0d5b8a3e-1111-4222-8333-944445555666';

const GOOD = gives(200, { name: `${ORDER}/${RESERVATION}`, properties: { quantity: 3 } });
const REFUND = gives(200, { id: 'session', properties: { sessionId: 'session-1' } });

const read = (client: AzureReservationAPI) => client.reservation.get(ORDER, RESERVATION);
const refund = (client: AzureReservationAPI) => client.calculateRefund.post(ORDER, { id: ORDER });
const give = (client: AzureReservationAPI) => client.return.beginPost(ORDER, {});
const rename = (client: AzureReservationAPI) =>
  client.reservation.beginUpdate(ORDER, RESERVATION, { name: 'east' });

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

describe('RemoteCalls', () => {
  let desk: RemoteDesk;
  beforeEach(async () => {
    desk = await openRemoteDesk();
  });
  afterEach(() => desk.close());

  const faultOf = async (ask: (client: AzureReservationAPI) => Promise<unknown>, credential = PERMIT) => {
    const error: DeskError = await remotely('reservations', () => ask(desk.reservations(credential))).then(
      () => assert.fail('no fault'),
      (fault) => fault,
    );
    return error;
  };

  for (const { fault, answer, code, status, tries } of FAULTS) {
    for (const { name, ask, column } of OPERATIONS) {
      const times = tries[column];
      it(`should ask ${times === 1 ? 'once' : `${times} times`} and report ${code} when ${name} meets ${fault}`, async () => {
        desk.service.script(answer);
        const error = await faultOf(ask);
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
        const error = await faultOf(ask);
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

  it('should read with the token, over http, on loopback', async () => {
    desk.service.script(GOOD);
    const { properties } = await read(desk.reservations());
    assert.equal(properties?.quantity, 3);
    const [request] = desk.service.received;
    assert.equal(request?.headers.authorization, `Bearer ${TOKEN}`);
    assert.match(
      request?.path ?? '',
      /^\/arm\/providers\/Microsoft\.Capacity\/reservationOrders\/.*api-version=/,
    );
  });

  it('should ask for tokens of the public cloud on loopback, and of the endpoint elsewhere', () => {
    const scopeAt = (endpoint: string) => desk.calls.optionsFor('reservations', endpoint).credentialScopes;
    assert.equal(scopeAt('http://127.0.0.1:8080/arm'), 'https://management.azure.com/.default');
    assert.equal(scopeAt('https://management.example.net'), 'https://management.example.net/.default');
  });

  it('should allow http on loopback only', () => {
    const isAllowed = (endpoint: string) =>
      desk.calls.optionsFor('support', endpoint).allowInsecureConnection;
    assert.deepEqual(
      ['http://localhost:1', 'http://[::1]:1', 'http://localhost.example.com', 'https://localhost'].map(
        isAllowed,
      ),
      [true, true, false, false],
    );
  });

  it('should succeed after two faults, and say so once', async () => {
    desk.service.script(resets, refuses(503, 'X'), REFUND);
    const { properties } = await refund(desk.reservations());
    assert.equal(properties?.sessionId, 'session-1');
    assert.deepEqual(
      desk.seen.map(({ outcome, status, tries }) => ({ outcome, status, tries })),
      [{ outcome: 'ok', status: 200, tries: 3 }],
    );
  });

  it('should carry out a return once when it was too busy at first', async () => {
    desk.service.script(refuses(429, 'X'), gives(200, {}));
    await give(desk.reservations());
    assert.equal(desk.service.received.length, 2);
  });

  it('should send the request of a retry with the same id and body', async () => {
    desk.service.script(refuses(500, 'X'), REFUND);
    await refund(desk.reservations());
    const [first, second] = desk.service.received;
    assert.equal(first?.headers['x-ms-client-request-id'], second?.headers['x-ms-client-request-id']);
    assert.equal(first?.body, second?.body);
    assert.match(first?.body ?? '', /6f0b3b1e/);
  });

  it('should double the bound of its random pauses', async () => {
    desk.service.script(refuses(500, 'X'));
    await faultOf(read);
    assert.deepEqual(desk.pauses, [150, 300, 600]);
  });

  it('should wait as long as the service asks', async () => {
    desk.service.script(
      refuses(429, 'X', { 'Retry-After': '7' }),
      refuses(503, 'X', {
        Date: 'Mon, 23 Nov 2026 08:00:00 GMT',
        'Retry-After': 'Mon, 23 Nov 2026 08:00:04 GMT',
      }),
      GOOD,
    );
    await read(desk.reservations());
    assert.deepEqual(desk.pauses, [7000, 4000]);
  });

  it('should say for how long a service asks to be left alone', async () => {
    desk.service.script(refuses(429, 'X', { 'Retry-After': '60' }));
    assert.equal((await faultOf(read)).service?.retryAfterSeconds, 60);
  });

  it('should give up when the next pause would pass the time for a call', async () => {
    desk.service.script(refuses(429, 'X', { 'Retry-After': '9' }));
    await faultOf(read);
    assert.deepEqual(desk.pauses, [9000, 9000]);
  });

  it('should not ask again when the caller gives up', async () => {
    const giveUp = new AbortController();
    desk.service.script((request, response) => {
      giveUp.abort();
      hangs(request, response);
    });
    const error = await faultOf((client) =>
      client.reservation.get(ORDER, RESERVATION, { abortSignal: giveUp.signal }),
    );
    assert.equal(error.code, 'ServiceUnavailable');
    assert.equal(desk.service.received.length, 1);
    assert.deepEqual(desk.pauses, []);
  });

  it('should stop a pause when the caller gives up', async () => {
    const giveUp = new AbortController();
    const patient = new RemoteCalls({
      clock: systemClock,
      ids: randomIds,
      random: () => 0.9,
      limits: { totalMs: 600_000, backoff: { firstMs: 60_000, mostMs: 60_000 } },
    });
    desk.service.script((request, response) => {
      refuses(503, 'X')(request, response);
      setImmediate(() => giveUp.abort());
    });
    const client = patient.rest('graph', desk.service.url);
    await assert.rejects(client.get('users', z.object({}), { signal: giveUp.signal }), {
      code: 'ServiceUnavailable',
    });
    assert.equal(desk.service.received.length, 1);
  });

  it('should repeat a return that no connection was found for', async () => {
    const client = desk.reservations();
    await desk.service.close();
    await assert.rejects(
      remotely('reservations', () => give(client)),
      { code: 'ServiceUnavailable' },
    );
    assert.equal(desk.seen[0]?.tries, 4);
    desk = await openRemoteDesk();
  });

  it('should keep code and correlation id of a refusal, and none of its words', async () => {
    desk.service.script(refuses(400, 'RefundLimitExceeded', { 'x-ms-correlation-request-id': CORRELATION }));
    const error = await faultOf(refund);
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
    const error = await faultOf(give);
    assert.equal(error.service?.correlationId, desk.service.received[0]?.headers['x-ms-client-request-id']);
  });

  it('should say that the desk is not signed in when there is no token', async () => {
    const error = await faultOf(read, {
      getToken: () => Promise.reject(Object.assign(new Error(TOKEN), { name: 'CredentialUnavailableError' })),
    });
    assert.equal(error.code, 'ServiceSignIn');
    assert.doesNotMatch(`${error.message}`, new RegExp(TOKEN));
    assert.deepEqual(desk.service.received, []);
  });

  it('should see neither tokens nor queries, bodies or ids', async () => {
    desk.service.script(refuses(500, 'X'));
    await faultOf(refund);
    const [call] = desk.seen;
    assert.equal(call?.operation, 'arm/providers/Microsoft.Capacity/reservationOrders/*/calculateRefund');
    assert.doesNotMatch(JSON.stringify(desk.seen), new RegExp(`${TOKEN}|api-version|${ORDER}|Contoso`));
  });
});
