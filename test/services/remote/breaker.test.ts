import assert from 'node:assert/strict';
import { z } from 'zod';
import { openRemoteDesk, type RemoteDesk } from './support/remoteDesk.js';
import { type Answer, gives, hangs, refuses, resets } from './support/scriptedService.js';

const ANSWER = z.object({});
const GOOD = gives(200, {});
const FAILURES = 3;
const PAUSE_MS = 15_000;
const LIMITS = { maxRetries: 0, breaker: { failures: FAILURES, halfOpenAfterMs: PAUSE_MS } };

describe('circuit breakers of RemoteCalls', () => {
  let desk: RemoteDesk;
  beforeEach(async () => {
    desk = await openRemoteDesk(LIMITS);
  });
  afterEach(() => desk.close());

  const ask = (tenant = 'a') =>
    desk.calls.rest('graph', `${desk.service.url}/${tenant}`, undefined, () => tenant).get('things', ANSWER);
  const lastSeen = () => {
    const { outcome, status, tries } = desk.seen.at(-1)!;
    return { outcome, status, tries };
  };
  const failTimes = async (times: number, tenant?: string) => {
    for (let count = 0; count < times; count += 1) await assert.rejects(ask(tenant));
  };
  /** What the tenants that are named have instead of a good answer. */
  const scriptFor = (answers: Readonly<Record<string, Answer>>) =>
    desk.service.script((request, response) => {
      const [, tenant = ''] = request.url!.split('/');
      (answers[tenant] ?? GOOD)(request, response);
    });
  const received = () => desk.service.received.length;

  it('should answer at once after failures in a row', async () => {
    desk.service.script(resets);
    await failTimes(FAILURES);
    await assert.rejects(ask(), { code: 'ServiceUnavailable' });
    assert.equal(received(), FAILURES);
    assert.deepEqual(lastSeen(), { outcome: 'open', status: undefined, tries: 0 });
  });

  it('should stop the retries of a call during which it opens', async () => {
    await desk.close();
    desk = await openRemoteDesk({ ...LIMITS, maxRetries: 5 });
    desk.service.script(refuses(503, 'X'));
    await assert.rejects(ask(), { code: 'ServiceUnavailable' });
    assert.equal(received(), FAILURES);
    assert.deepEqual(lastSeen(), { outcome: 'failed', status: 503, tries: FAILURES });
  });

  it('should ask once after its pause and close when that succeeds', async () => {
    desk.service.script(resets);
    await failTimes(FAILURES);
    desk.later(PAUSE_MS);
    desk.service.script(GOOD);
    await ask();
    await ask();
    assert.equal(received(), FAILURES + 2);
  });

  it('should stay open when that one try fails', async () => {
    desk.service.script(resets);
    await failTimes(FAILURES);
    desk.later(PAUSE_MS);
    await failTimes(3);
    assert.equal(received(), FAILURES + 1);
  });

  it('should let no second try through before the first one is answered', async () => {
    desk.service.script(resets);
    await failTimes(FAILURES);
    desk.later(PAUSE_MS);
    let answer = () => {};
    const asked = new Promise<void>((resolve) => {
      desk.service.script((request, response) => {
        answer = () => GOOD(request, response);
        resolve();
      });
    });
    const first = ask();
    await asked;
    await failTimes(2);
    assert.equal(received(), FAILURES + 1);
    answer();
    await first;
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
      assert.equal(received(), 6);
    });
  }

  it('should not count what callers give up', async () => {
    desk.service.script(hangs);
    const client = desk.calls.rest('graph', desk.service.url);
    for (let count = 0; count < FAILURES; count += 1)
      await assert.rejects(client.get('things', ANSWER, { signal: AbortSignal.timeout(5) }));
    desk.service.script(GOOD);
    await client.get('things', ANSWER);
  });

  it('should leave other services alone', async () => {
    desk.service.script(resets);
    await failTimes(FAILURES);
    desk.service.script(GOOD);
    await desk.calls.rest('partnerCenter', desk.service.url).get('things', ANSWER);
  });

  const ills: readonly [ill: string, answer: Answer][] = [
    ['is down', refuses(503, 'X')],
    ['breaks off', resets],
  ];
  for (const [ill, answer] of ills) {
    it(`should serve other tenants while the service ${ill} for one`, async () => {
      scriptFor({ a: answer });
      await failTimes(2 * FAILURES, 'a');
      assert.equal(received(), FAILURES);
      await ask('b');
      await assert.rejects(ask('a'));
      assert.equal(received(), FAILURES + 1);
      desk.later(PAUSE_MS);
      scriptFor({});
      await ask('a');
    });
  }

  it('should open for all tenants soon when nobody is there', async () => {
    desk.service.script(resets);
    await failTimes(FAILURES, 'a');
    await failTimes(1, 'b');
    await failTimes(3, 'b');
    await failTimes(3, 'c');
    assert.equal(received(), FAILURES + 1);
    assert.deepEqual(lastSeen(), { outcome: 'open', status: undefined, tries: 0 });
  });

  it('should open for all when no connection can be made', async () => {
    await desk.service.close();
    await failTimes(FAILURES - 1, 'a');
    await failTimes(1, 'b');
    await failTimes(1, 'c');
    assert.deepEqual(
      desk.seen.map(({ outcome }) => outcome),
      ['failed', 'failed', 'failed', 'open'],
    );
    desk = await openRemoteDesk();
  });

  it('should close for all when one tenant is answered after the pause', async () => {
    desk.service.script(resets);
    await failTimes(FAILURES, 'a');
    await failTimes(1, 'b');
    desk.later(PAUSE_MS);
    scriptFor({});
    await ask('c');
    await ask('a');
    await ask('b');
    await ask('c');
  });

  it('should open for all again at the first silence after the pause', async () => {
    desk.service.script(resets);
    await failTimes(FAILURES, 'a');
    await failTimes(1, 'b');
    desk.later(PAUSE_MS);
    await failTimes(1, 'c');
    await failTimes(1, 'd');
    assert.equal(received(), FAILURES + 2);
    assert.equal(desk.seen.at(-1)?.outcome, 'open');
  });

  it('should serve the others after the pause, although the tenants that fail come first', async () => {
    scriptFor({ a: resets, b: resets });
    await failTimes(FAILURES, 'a');
    await failTimes(1, 'b');
    desk.later(PAUSE_MS);
    await failTimes(1, 'a');
    desk.later(PAUSE_MS);
    await ask('c');
    await failTimes(1, 'a');
    await ask('c');
  });

  it('should not take the failures of one tenant between answers to others for those of the service', async () => {
    scriptFor({ a: resets });
    for (let round = 0; round < 2 * FAILURES; round += 1) {
      await failTimes(1, 'a');
      await ask('b');
    }
  });
});
