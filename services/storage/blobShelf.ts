import { type ContainerClient, RestError } from '@azure/storage-blob';
import { UnreachableError } from '../errors.js';
import type { FileShelf, ShelvedItem } from '../files/fileShelf.js';
import { isNoContainer } from './isNoContainer.js';

const NOT_FOUND = 404;

/** Files in a container of Azure Blob Storage, a blob each. */
export class BlobShelf implements FileShelf {
  /** @param container exists already, and holds nothing else */
  constructor(private readonly container: ContainerClient) {}

  write(path: string, content: Uint8Array): Promise<void> {
    return reached(async () => {
      await this.container.getBlockBlobClient(path).uploadData(Buffer.from(content));
    });
  }

  read(path: string): Promise<Uint8Array | undefined> {
    return reached(() => this.container.getBlobClient(path).downloadToBuffer().catch(undefinedIfGone));
  }

  list(folder = ''): Promise<readonly ShelvedItem[]> {
    return reached(async () => {
      const items: ShelvedItem[] = [];
      const prefix = folder === '' ? undefined : `${folder}/`;
      for await (const { name, properties } of this.container.listBlobsFlat({ ...(prefix && { prefix }) })) {
        const { contentLength = 0, lastModified } = properties;
        items.push({ path: name, bytes: contentLength, writtenAt: lastModified });
      }
      return items;
    });
  }

  remove(path: string): Promise<void> {
    return reached(async () => {
      await this.container.getBlobClient(path).deleteIfExists();
    });
  }
}

function undefinedIfGone(error: unknown): undefined {
  const isGone = error instanceof RestError && error.statusCode === NOT_FOUND && !isNoContainer(error);
  if (!isGone) throw error;
}

async function reached<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (cause) {
    if (!(cause instanceof RestError)) throw cause;
    throw new UnreachableError('BackendUnreachable', 'the blob storage of files', { cause });
  }
}
