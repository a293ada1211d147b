import { randomUUID } from 'node:crypto';
import { text as textOf } from 'node:stream/consumers';
import { type ContainerClient, RestError } from '@azure/storage-blob';
import { UnreachableError } from '../errors.js';
import { stateConflict } from './stateConflict.js';
import type { StoredEntry } from './stateStore.js';

const UNCHANGED = 304;
const NOT_FOUND = 404;
/** The blob is there already, is gone, or is another version than the one that was read. */
const CONFLICTS = [NOT_FOUND, 409, 412];

/** What an answer of the storage that is none of success stands for, by its status. */
type Meaning<T> = ReadonlyMap<number, T>;
const NEVER_OTHERWISE: Meaning<never> = new Map<number, never>();
const NONE: Meaning<undefined> = new Map([[NOT_FOUND, undefined]]);
const CONFLICT: Meaning<undefined> = new Map(CONFLICTS.map((status) => [status, undefined]));
const NO_NEWS: Meaning<'unchanged' | undefined> = new Map([...NONE, [UNCHANGED, 'unchanged']]);

/** One blob of a listing. */
export interface ListedBlob {
  readonly name: string;
  readonly version: string;
  readonly writtenAt: Date;
}

/**
 * Texts in a container of Azure Blob Storage, a blob each, its ETag the version. Any number of processes share them.
 * All methods throw UnreachableError `BackendUnreachable` where the storage cannot be used.
 */
export class VersionedBlobs {
  /** @param container exists already */
  constructor(private readonly container: ContainerClient) {}

  /** Undefined where there is none. */
  read(name: string): Promise<StoredEntry | undefined> {
    return orElse(NONE, () => this.#download(name));
  }

  /** The blob unless it still is the version `known`; undefined where there is none any more. */
  readNews(name: string, known: string): Promise<StoredEntry | 'unchanged' | undefined> {
    return orElse(NO_NEWS, () => this.#download(name, { ifNoneMatch: known }));
  }

  /**
   * @param expected the version that was read; undefined where there was none
   * @returns the new version
   * @throws UnreachableError `StateConflict` when somebody else has written or deleted in between; nothing is written
   */
  async write(name: string, text: string, expected: string | undefined): Promise<string> {
    const bytes = Buffer.from(text);
    const blob = this.container.getBlockBlobClient(name);
    const writer = randomUUID();
    const version = await orElse(CONFLICT, async () => {
      const { etag } = await blob.upload(bytes, bytes.length, {
        conditions: expected === undefined ? { ifNoneMatch: '*' } : { ifMatch: expected },
        blobHTTPHeaders: { blobContentType: 'application/json' },
        metadata: { writer },
      });
      return etag;
    });
    return version ?? this.#ownWrite(name, writer);
  }

  /** @returns whether it is gone by this call; with `version`, no other one goes */
  async remove(name: string, version?: string): Promise<boolean> {
    const conditions = version === undefined ? {} : { ifMatch: version };
    const gone = await orElse(CONFLICT, () => this.container.deleteBlob(name, { conditions }));
    return gone !== undefined;
  }

  /** Every blob whose name begins so, in the order of their names. */
  async *list(prefix = ''): AsyncGenerator<ListedBlob> {
    const found = this.container.listBlobsFlat({ prefix })[Symbol.asyncIterator]();
    for (;;) {
      const next = await orElse(NEVER_OTHERWISE, () => found.next());
      if (next.done) return;
      const { name, properties } = next.value;
      yield { name, version: listedVersion(properties.etag), writtenAt: properties.lastModified };
    }
  }

  /** Rejects while the storage cannot be used. */
  async check(): Promise<void> {
    await orElse(NEVER_OTHERWISE, () => this.container.getProperties());
  }

  async #download(name: string, conditions: { ifNoneMatch?: string } = {}): Promise<StoredEntry> {
    const blob = this.container.getBlobClient(name);
    const { etag, readableStreamBody } = await blob.download(0, undefined, { conditions });
    if (etag === undefined || !readableStreamBody) throw new Error('the storage answered without a blob');
    return { text: await textOf(readableStreamBody), version: etag };
  }

  /** A write whose answer was lost is sent again by the client, and meets itself. */
  async #ownWrite(name: string, writer: string): Promise<string> {
    const blob = this.container.getBlobClient(name);
    const present = await orElse(NONE, () => blob.getProperties());
    if (present?.etag === undefined || present.metadata?.writer !== writer) throw stateConflict();
    return present.etag;
  }
}

/** Listings give the ETag bare, every other answer in quotation marks. */
function listedVersion(etag: string): string {
  return etag.startsWith('"') ? etag : `"${etag}"`;
}

/**
 * What the call gives, or what the status of the storage's refusal stands for.
 * @throws UnreachableError `BackendUnreachable` for every other failure
 */
async function orElse<T, U>(meaning: Meaning<U>, call: () => Promise<T>): Promise<T | U> {
  try {
    return await call();
  } catch (cause) {
    const status = cause instanceof RestError && cause.code !== 'ContainerNotFound' ? cause.statusCode : 0;
    if (status !== undefined && meaning.has(status)) return meaning.get(status) as U;
    throw new UnreachableError('BackendUnreachable', 'the blob storage cannot be used', { cause });
  }
}
