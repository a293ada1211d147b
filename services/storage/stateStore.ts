/** An entry as it was last written. */
export interface StoredEntry {
  readonly text: string;
  /** Another one after every write, never one that the key had before. */
  readonly version: string;
}

/**
 * Where bot state is kept: texts by key, each with a version that a writer has to know. All of them throw
 * UnreachableError `BackendUnreachable` where the storage cannot be reached.
 */
export interface StateStore {
  /** Undefined where there is none. */
  read(key: string): Promise<StoredEntry | undefined>;
  /**
   * Resolves when the text is on stable storage.
   * @param expected the version that was read; undefined where there was none
   * @returns the new version
   * @throws UnreachableError `StateConflict` when somebody else has written or deleted in between; nothing is written
   */
  write(key: string, text: string, expected: string | undefined): Promise<string>;
  /** Whatever version there is; a key without one is left alone. */
  delete(key: string): Promise<void>;
  /**
   * Deletes what was last written before `before`, in the background of whatever else goes on.
   * @returns how many entries were deleted
   */
  sweep(before: Date): Promise<number>;
  /** Rejects while the storage cannot be used. */
  check(): Promise<void>;
  /** Resolves when what was written is safe and everything held is let go. */
  close(): Promise<void>;
}
