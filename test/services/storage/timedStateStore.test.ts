import assert from 'node:assert/strict';
import { UnreachableError } from '../../../services/errors.js';
import type { StateStore } from '../../../services/storage/stateStore.js';
import { timedStateStore } from '../../../services/storage/timedStateStore.js';

describe('timedStateStore', () => {
  const build = (end: () => Promise<never> | Promise<unknown>) => {
    const told: string[] = [];
    const store = new Proxy({}, { get: () => end }) as StateStore;
    const timed = timedStateStore(store, (operation) => {
      told.push(`${operation} began`);
      return (outcome) => told.push(`${operation} ${outcome}`);
    });
    return { timed, told };
  };
  const CALLS = [
    ['read', (store: StateStore) => store.read('k')],
    ['write', (store: StateStore) => store.write('k', 't', undefined)],
    ['delete', (store: StateStore) => store.delete('k')],
    ['sweep', (store: StateStore) => store.sweep(new Date(0))],
  ] as const;

  for (const [operation, call] of CALLS) {
    it(`should time ${operation} and say how it ended`, async () => {
      const good = build(async () => 'answer');
      assert.equal(await call(good.timed), 'answer');
      assert.deepEqual(good.told, [`${operation} began`, `${operation} ok`]);
      for (const [code, outcome] of [
        ['StateConflict', 'conflict'],
        ['BackendUnreachable', 'failed'],
      ] as const) {
        const error = new UnreachableError(code, 'x');
        const bad = build(() => Promise.reject(error));
        await assert.rejects(call(bad.timed), error);
        assert.equal(bad.told[1], `${operation} ${outcome}`);
      }
    });
  }
});
