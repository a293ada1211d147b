import { DeskError } from '../errors.js';
import type { StorageOperation, StorageOutcome, StorageTimer } from '../storageCalls.js';
import type { StateStore } from './stateStore.js';

/** The same storage, its calls timed. */
export function timedStateStore(store: StateStore, started: StorageTimer): StateStore {
  const timed = async <T>(operation: StorageOperation, call: () => Promise<T>): Promise<T> => {
    const ended = started(operation);
    let outcome: StorageOutcome = 'failed';
    try {
      const answer = await call();
      outcome = 'ok';
      return answer;
    } catch (error) {
      if (error instanceof DeskError && error.code === 'StateConflict') outcome = 'conflict';
      throw error;
    } finally {
      ended(outcome);
    }
  };
  return {
    read: (key) => timed('read', () => store.read(key)),
    write: (...of) => timed('write', () => store.write(...of)),
    delete: (key) => timed('delete', () => store.delete(key)),
    sweep: (before) => timed('sweep', () => store.sweep(before)),
    check: () => store.check(),
    close: () => store.close(),
  };
}
