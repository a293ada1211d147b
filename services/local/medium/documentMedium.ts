/** A document as it was last written. */
export interface StoredText {
  readonly text: string;
  /** Another one after every write. */
  readonly version: string;
}

/** One file of a folder. */
export interface ListedFile {
  /** Without the folder. */
  readonly name: string;
  readonly version: string;
}

/**
 * Where the desk's documents lie: whole texts under file names with `/` between folder and file. What goes wrong is thrown
 * as it comes, but for DeskErrors.
 */
export interface DocumentMedium {
  /** Whether other processes write here, too: what was read once may be old. */
  readonly isShared: boolean;
  /** @returns undefined where there is no such file; `unchanged` where it still has the version `known` */
  read(file: string, known?: string): Promise<StoredText | 'unchanged' | undefined>;
  /**
   * Resolves when the text is on stable storage.
   * @param expected the version that was read, undefined where there was none; only a shared medium looks at it
   * @returns the new version
   * @throws UnreachableError `StateConflict` when somebody else has written in between; nothing is written
   */
  write(file: string, text: string, expected: string | undefined): Promise<string>;
  /** Puts a damaged file out of the way, its content as it is. @returns its new name, `<file>.corrupt-<time>`, without the folder */
  setAside(file: string, at: Date): Promise<string>;
  /** The files of a folder whose names begin so, without those that a killed process left half written. */
  list(folder: string, beginning?: string): AsyncIterable<ListedFile>;
  /** Whether a desk's files were laid down here, whatever became of them since. */
  isLaidDown(): Promise<boolean>;
  /**
   * Lays down a desk's files, in their order. After a crash `isLaidDown` is false unless all are there. What another process
   * laid down stays.
   */
  layDown(files: Iterable<readonly [file: string, text: string]>): Promise<void>;
  /** Readies these folders for a process that will write to them. */
  prepare(folders: readonly string[]): Promise<void>;
  /** Rejects while nothing could be written. */
  check(): Promise<void>;
}

/** What a damaged file is renamed to. */
export function asideName(file: string, at: Date, copy: number): string {
  const time = at.toISOString().replace(/[-:.]/g, '');
  return `${asideBeginning(file)}${time}${copy > 1 ? `-${copy}` : ''}`;
}

/** How the names begin that a damaged file may have been renamed to. */
export function asideBeginning(file: string): string {
  return `${file}.corrupt-`;
}
