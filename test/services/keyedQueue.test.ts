import assert from 'node:assert/strict';
import { KeyedQueue } from '../../services/keyedQueue.js';

describe('KeyedQueue', () => {
  it('should run the tasks of one key one after another, in order', async () => {
    const queue = new KeyedQueue();
    const events: string[] = [];
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const one = queue.run('a', async () => {
      events.push('one begins');
      await released;
      events.push('one ends');
    });
    const two = queue.run('a', () => void events.push('two'));
    await queue.run('b', () => void events.push('other key'));
    assert.deepEqual(events, ['one begins', 'other key']);
    release();
    await Promise.all([one, two]);
    assert.deepEqual(events, ['one begins', 'other key', 'one ends', 'two']);
  });

  it('should hand back what the task gives or throws, and go on after a failure', async () => {
    const queue = new KeyedQueue();
    const failing = queue.run('a', () => {
      throw new RangeError('no');
    });
    const next = queue.run('a', () => 7);
    await assert.rejects(failing, RangeError);
    assert.equal(await next, 7);
  });

  it('should forget keys whose tasks have ended', async () => {
    const queue = new KeyedQueue();
    const tasks = Array.from({ length: 100 }, (_, key) => queue.run(String(key), () => key));
    assert.equal(queue.size, 100);
    await Promise.all(tasks);
    await queue.idle();
    assert.equal(queue.size, 0);
  });

  it('should be idle only when tasks begun by tasks have ended too', async () => {
    const queue = new KeyedQueue();
    let ended = false;
    void queue.run('a', () => {
      void queue.run('b', async () => {
        await new Promise(setImmediate);
        ended = true;
      });
    });
    await queue.idle();
    assert.equal(ended, true);
  });
});
