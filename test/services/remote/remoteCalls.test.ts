import assert from 'node:assert/strict';
import { z } from 'zod';
import { systemClock } from '../../../services/clock.js';
import { randomIds } from '../../../services/ids.js';
import { RemoteCalls } from '../../../services/remote/remoteCalls.js';
import { remotely } from '../../../services/remote/remotely.js';
import { openRemoteDesk, type RemoteDesk, TOKEN } from './support/remoteDesk.js';
import { faultOf, give, ORDER, RESERVATION, read, refund } from './support/reservationCalls.js';
import { gives, hangs, refuses, resets } from './support/scriptedService.js';

const GOOD = gives(200, { name: `${ORDER}/${RESERVATION}`, properties: { quantity: 3 } });
const REFUND = gives(200, { id: 'session', properties: { sessionId: 'session-1' } });

describe('RemoteCalls', () => {
  let desk: RemoteDesk;
  beforeEach(async () => {
    desk = await openRemoteDesk();
  });
  afterEach(() => desk.close());

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
    await faultOf(desk, read);
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
    assert.equal((await faultOf(desk, read)).service?.retryAfterSeconds, 60);
  });

  it('should give up when the next pause would pass the time for a call', async () => {
    desk.service.script(refuses(429, 'X', { 'Retry-After': '9' }));
    await faultOf(desk, read);
    assert.deepEqual(desk.pauses, [9000, 9000]);
  });

  it('should not ask again when the caller gives up', async () => {
    const giveUp = new AbortController();
    desk.service.script((request, response) => {
      giveUp.abort();
      hangs(request, response);
    });
    const error = await faultOf(desk, (client) =>
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
});
