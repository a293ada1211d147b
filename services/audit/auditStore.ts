/** Where a trail ends. */
export interface TrailEnd {
  /** The last whole line, without its line end; undefined in a trail without lines. */
  readonly line: string | undefined;
  /** Where the next line goes: behind the last whole one, in bytes. */
  readonly position: number;
}

/**
 * Where audit trails are kept: lines by the name of a chain, which are only ever added. All of them throw
 * UnreachableError `BackendUnreachable` where the storage cannot be used.
 */
export interface AuditStore {
  /** A trail that nobody has begun ends at 0. */
  end(name: string): Promise<TrailEnd>;
  /**
   * Resolves when the line is on stable storage. What a crash left of a line behind `position` is cut off.
   * @param line without a line end in it
   * @param position as `end` told it: two writers who saw the same end cannot both add to it
   * @returns where the next line goes
   * @throws UnreachableError `StateConflict` when the trail does not end there any more; nothing is written
   */
  append(name: string, line: string, position: number): Promise<number>;
  /** Whole lines from the first on; none of a trail that nobody has begun. */
  lines(name: string): AsyncIterable<string>;
  /** The trails that were begun, in no order. */
  names(): AsyncIterable<string>;
}
