import { createHash } from 'node:crypto';
import { text as textOf } from 'node:stream/consumers';
import { type ContainerClient, RestError } from '@azure/storage-blob';
import { UnreachableError } from '../errors.js';
import { stateConflict } from './stateConflict.js';
import type { StateStore, StoredEntry } from './stateStore.js';

const NOT_FOUND = 404;
/** The blob is there already, is gone, or is another version than the one that was read. */
const CONFLICTS = [NOT_FOUND, 409, 412];

/** Bot state in a container of Azure Blob Storage, a blob a key, its ETag the version. Any number of processes share it. */
export class AzureBlobStateStore implements StateStore {
  /** @param container exists already */
  constructor(private readonly container: ContainerClient) {}

  async read(key: string): Promise<StoredEntry | undefined> {
    const blob = this.container.getBlockBlobClient(blobName(key));
    return unless([NOT_FOUND], undefined, async () => {
      const { etag, readableStreamBody } = await blob.download();
      if (etag === undefined || !readableStreamBody) throw new Error('the storage answered without a blob');
      return { text: await textOf(readableStreamBody), version: etag };
    });
  }

  async write(key: string, text: string, expected: string | undefined): Promise<string> {
    const bytes = Buffer.from(text);
    const blob = this.container.getBlockBlobClient(blobName(key));
    const version = await unless(CONFLICTS, undefined, async () => {
      const { etag } = await blob.upload(bytes, bytes.length, {
        conditions: expected === undefined ? { ifNoneMatch: '*' } : { ifMatch: expected },
        blobHTTPHeaders: { blobContentType: 'application/json' },
      });
      return etag;
    });
    if (version !== undefined) return version;
    // A write whose answer was lost is sent again by the client, and meets itself.
    const stored = await this.read(key);
    if (stored?.text === text) return stored.version;
    throw stateConflict();
  }

  async delete(key: string): Promise<void> {
    await unless([NOT_FOUND], undefined, () => this.container.deleteBlob(blobName(key)));
  }

  async sweep(before: Date): Promise<number> {
    return unless([], 0, () => this.#sweepAll(before));
  }

  async check(): Promise<void> {
    await unless([], undefined, () => this.container.getProperties());
  }

  async close(): Promise<void> {}

  async #sweepAll(before: Date): Promise<number> {
    let deleted = 0;
    for await (const { name, properties } of this.container.listBlobsFlat()) {
      if (properties.lastModified >= before || properties.etag === undefined) continue;
      const conditions = { ifMatch: properties.etag };
      const isGone = await unless(CONFLICTS, false, async () => {
        await this.container.deleteBlob(name, { conditions });
        return true;
      });
      if (isGone) deleted += 1;
    }
    return deleted;
  }
}

/**
 * What the call gives, or `otherwise` when the storage answers with one of these statuses.
 * @throws UnreachableError `BackendUnreachable` for every other failure
 */
async function unless<T, U>(
  statuses: readonly number[],
  otherwise: U,
  call: () => Promise<T>,
): Promise<T | U> {
  try {
    return await call();
  } catch (cause) {
    if (isOneOf(statuses, cause)) return otherwise;
    throw new UnreachableError('BackendUnreachable', 'the blob storage cannot be used', { cause });
  }
}

/** Of any key a short name without folders, spread evenly over the storage's partitions. */
function blobName(key: string): string {
  return createHash('sha256').update(JSON.stringify(key)).digest('hex');
}

function isOneOf(statuses: readonly number[], error: unknown): boolean {
  if (!(error instanceof RestError) || error.code === 'ContainerNotFound') return false;
  return error.statusCode !== undefined && statuses.includes(error.statusCode);
}
