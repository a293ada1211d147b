import type { Caller, RequestFile } from './model.js';

/** How many files go with one request. */
export const MOST_FILES = 5;

/** How large each of them may be: Azure Support takes no more. */
export const MOST_FILE_BYTES = 5 * 1024 * 1024;

/**
 * Why a file is not taken; each has a sentence in every language (`request.files.refused.<refusal>`). `unreachable`: it could
 * not be fetched from where the channel says that it lies.
 */
export const FILE_REFUSALS = ['kind', 'size', 'empty', 'count', 'space', 'unreachable'] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];

/** A file as somebody sent it; nobody vouches for its name. */
export interface OfferedFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** What became of an offered file. */
export type OfferOutcome =
  | { readonly kind: 'kept'; readonly file: RequestFile }
  | { readonly kind: 'refused'; readonly refusal: FileRefusal };

/**
 * Keeps the files of users' support requests, by the key that a request has from its first draft on. Nobody reaches the files
 * of somebody else. All reject with UnreachableError `BackendUnreachable`.
 */
export interface RequestFiles {
  /** Keeps the file if it is one that support can take; the same file again is the same one. */
  keep(caller: Caller, key: string, file: OfferedFile): Promise<OfferOutcome>;
  /** In the order in which they came. */
  list(caller: Caller, key: string): Promise<readonly RequestFile[]>;
  read(caller: Caller, key: string, fileId: string): Promise<Uint8Array | undefined>;
  remove(caller: Caller, key: string, fileId: string): Promise<void>;
  /** Deletes all files of the request. */
  drop(caller: Caller, key: string): Promise<void>;
  /** The request is on file, or waits for its approval: its files stay when those of drafts go. */
  settle(caller: Caller, key: string): Promise<void>;
  /** The request came to nothing: its files are those of a draft again, as new as that is. */
  release(caller: Caller, key: string): Promise<void>;
  /** Deletes all files of the caller's drafts. */
  forget(caller: Caller): Promise<void>;
}
