import assert from 'node:assert/strict';
import sinon from 'sinon';
import { z } from 'zod';
import { openRemoteDesk, type RemoteDesk } from './support/remoteDesk.js';
import { gives, refuses, resets } from './support/scriptedService.js';

const ANSWER = z.object({});
const GOOD = gives(200, {});

describe('circuit breaker of RemoteCalls', () => {
  let desk: RemoteDesk;
  let clock: sinon.SinonFakeTimers;
  beforeEach(async () => {
    // Only the calendar: the breaker reads it, and connections need their timers.
    clock = sinon.useFakeTimers({ toFake: ['Date'] });
    desk = await openRemoteDesk({ maxRetries: 0, breaker: { failures: 3, halfOpenAfterMs: 15_000 } });
  });
  afterEach(() => desk.close());

  const ask = () => desk.calls.rest('graph', desk.service.url).get('things', ANSWER);
  const lastSeen = () => {
    const { outcome, status, tries } = desk.seen.at(-1)!;
    return { outcome, status, tries };
  };
  const failTimes = async (times: number) => {
    for (let count = 0; count < times; count += 1) await assert.rejects(ask());
  };

  it('should answer at once after failures in a row', async () => {
    desk.service.script(resets);
    await failTimes(3);
    await assert.rejects(ask(), { code: 'ServiceUnavailable' });
    assert.equal(desk.service.received.length, 3);
    assert.deepEqual(lastSeen(), { outcome: 'open', status: undefined, tries: 0 });
  });

  it('should stop the retries of a call during which it opens', async () => {
    await desk.close();
    desk = await openRemoteDesk({ maxRetries: 5, breaker: { failures: 3, halfOpenAfterMs: 15_000 } });
    desk.service.script(refuses(503, 'X'));
    await assert.rejects(ask(), { code: 'ServiceUnavailable' });
    assert.equal(desk.service.received.length, 3);
    assert.deepEqual(lastSeen(), { outcome: 'failed', status: 503, tries: 3 });
  });

  it('should ask once after its pause and close when that succeeds', async () => {
    desk.service.script(resets);
    await failTimes(3);
    clock.tick(15_000);
    desk.service.script(GOOD);
    await ask();
    await ask();
    assert.equal(desk.service.received.length, 5);
  });

  it('should stay open when that one try fails', async () => {
    desk.service.script(resets);
    await failTimes(3);
    clock.tick(15_000);
    await failTimes(3);
    assert.equal(desk.service.received.length, 4);
  });

  it('should count failures in a row only', async () => {
    desk.service.script(resets, resets, GOOD, resets, resets, GOOD);
    await failTimes(2);
    await ask();
    await failTimes(2);
    await ask();
  });

  for (const status of [404, 429, 500]) {
    it(`should stay closed while the service answers ${status}`, async () => {
      desk.service.script(refuses(status, 'X'));
      await failTimes(6);
      assert.equal(desk.service.received.length, 6);
    });
  }

  it('should leave other services alone', async () => {
    desk.service.script(resets);
    await failTimes(3);
    desk.service.script(GOOD);
    await desk.calls.rest('partnerCenter', desk.service.url).get('things', ANSWER);
  });
});
