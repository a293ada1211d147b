import assert from 'node:assert/strict';
import sinon from 'sinon';
import { regularly } from '../../services/regularly.js';

describe('regularly', () => {
  it('should run the task at once and then every so often, until it is ended', async () => {
    const clock = sinon.useFakeTimers();
    const task = sinon.stub().resolves();
    const end = regularly(1_000, task);
    await clock.tickAsync(2_500);
    assert.equal(task.callCount, 3);
    await end();
    await clock.tickAsync(5_000);
    assert.equal(task.callCount, 3);
  });

  it('should never run it twice at a time, nor pile up what a slow run missed', async () => {
    const clock = sinon.useFakeTimers();
    const over: (() => void)[] = [];
    const end = regularly(1_000, () => new Promise<void>((resolve) => over.push(resolve)));
    await clock.tickAsync(10_000);
    assert.equal(over.length, 1);
    over[0]?.();
    await clock.tickAsync(100);
    assert.equal(over.length, 2);
    over[1]?.();
    await end();
  });

  it('should end only when the run under way is over', async () => {
    const clock = sinon.useFakeTimers();
    let finish = () => {};
    const end = regularly(1_000, () => new Promise<void>((resolve) => (finish = resolve)));
    await clock.tickAsync(0);
    let ended = false;
    const ending = end().then(() => (ended = true));
    await clock.tickAsync(100);
    assert.equal(ended, false);
    finish();
    await ending;
  });
});
