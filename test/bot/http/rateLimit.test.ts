import assert from 'node:assert/strict';
import sinon from 'sinon';
import { HttpProblem } from '../../../bot/http/httpProblem.js';
import { RateLimit } from '../../../bot/http/rateLimit.js';

describe('RateLimit', () => {
  const countAdmitted = (limit: RateLimit, key: string, times: number) =>
    Array.from({ length: times }, () => limit.admits(key)).filter(Boolean).length;
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers({ toFake: ['Date'] });
  });

  it('should admit a minute’s worth at once, and refill it evenly', () => {
    const limit = new RateLimit(60);
    assert.equal(countAdmitted(limit, 'ada', 100), 60);
    clock.tick(2_000);
    assert.equal(countAdmitted(limit, 'ada', 100), 2);
    clock.tick(600_000);
    assert.equal(countAdmitted(limit, 'ada', 100), 60);
  });

  it('should count each key by itself, an empty one and the names of every object’s members too', () => {
    const limit = new RateLimit(2);
    for (const key of ['', 'ada', '__proto__', 'constructor', 'x'.repeat(600)]) {
      assert.equal(countAdmitted(limit, key, 5), 2, key);
    }
  });

  it('should refuse with 429 and when to come back', () => {
    const limit = new RateLimit(6);
    for (let count = 0; count < 6; count += 1) limit.take('ada');
    assert.throws(
      () => limit.take('ada'),
      (error) =>
        error instanceof HttpProblem &&
        error.status === 429 &&
        error.code === 'TooManyRequests' &&
        error.headers['Retry-After'] === '10',
    );
  });

  it('should admit everything where the limit is 0', () => {
    assert.equal(countAdmitted(new RateLimit(0), 'ada', 10_000), 10_000);
  });

  it('should take more keys than it remembers without growing for good', () => {
    const limit = new RateLimit(1);
    for (let key = 0; key < 60_000; key += 1) limit.admits(`user-${key}`);
    assert.equal(limit.admits('user-59999'), false);
    assert.equal(limit.admits('user-0'), true);
  });
});
