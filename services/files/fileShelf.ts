/** Something on the shelf. */
export interface ShelvedItem {
  /** `/` between its parts. */
  readonly path: string;
  readonly bytes: number;
  readonly writtenAt: Date;
}

/** Where files lie, by paths of safe names. All reject with UnreachableError `BackendUnreachable`. */
export interface FileShelf {
  /** Resolves when it is on stable storage, whole. */
  write(path: string, content: Uint8Array): Promise<void>;
  read(path: string): Promise<Uint8Array | undefined>;
  /** Everything below the folder, or everything there is. */
  list(folder?: string): Promise<readonly ShelvedItem[]>;
  /** Does nothing where there is none. */
  remove(path: string): Promise<void>;
}
