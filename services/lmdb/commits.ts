import { UnreachableError } from '../errors.js';
import type { DiskRoom } from './diskRoom.js';

/**
 * Opens with these whatever is kept in LMDB. Its batching by event turns leaves a rejected promise that nobody can catch
 * when a commit fails, as on a full disk; the process would end of it.
 */
export const LMDB_OPTIONS = { eventTurnBatching: false } as const;

/** Writes to an LMDB file, whose failures it turns into the desk's. */
export class Commits {
  /** @param room of the file's disk */
  constructor(private readonly room: DiskRoom) {}

  /** @throws UnreachableError `BackendUnreachable` while nothing can be written */
  check(): void {
    this.room.require();
  }

  /**
   * What the write resolves to, once it is committed.
   * @throws UnreachableError `BackendUnreachable` when it cannot be: nothing of it is kept then
   */
  async run<T>(write: () => Promise<T>): Promise<T> {
    this.check();
    try {
      return await write();
    } catch (cause) {
      const reason = cause instanceof Error && 'commitError' in cause ? cause.commitError : undefined;
      if (reason === undefined) throw cause;
      // A promise of its own, which rejects with what the system said.
      const told = await Promise.resolve(reason).catch((error: unknown) => error);
      throw new UnreachableError('BackendUnreachable', 'LMDB cannot write', { cause: told });
    }
  }
}
