import { createHash } from 'node:crypto';
import type { StateStore, StoredEntry } from './stateStore.js';
import type { VersionedBlobs } from './versionedBlobs.js';

/** Bot state in a container of Azure Blob Storage, which any number of processes share. */
export class AzureBlobStateStore implements StateStore {
  /** @param blobs of a container that holds nothing else: old ones are swept, whatever they are */
  constructor(private readonly blobs: VersionedBlobs) {}

  read(key: string): Promise<StoredEntry | undefined> {
    return this.blobs.read(blobName(key));
  }

  write(key: string, text: string, expected: string | undefined): Promise<string> {
    return this.blobs.write(blobName(key), text, expected);
  }

  async delete(key: string): Promise<void> {
    await this.blobs.remove(blobName(key));
  }

  async sweep(before: Date): Promise<number> {
    let deleted = 0;
    for await (const { name, version, writtenAt } of this.blobs.list()) {
      // Only the version that was looked at goes: a turn may be writing.
      if (writtenAt < before && (await this.blobs.remove(name, version))) deleted += 1;
    }
    return deleted;
  }

  check(): Promise<void> {
    return this.blobs.check();
  }

  async close(): Promise<void> {}
}

/** Of any key a short name without folders, spread evenly over the storage's partitions. */
function blobName(key: string): string {
  return createHash('sha256').update(JSON.stringify(key)).digest('hex');
}
