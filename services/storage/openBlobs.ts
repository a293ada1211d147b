import { BlobServiceClient, type ContainerClient, type StoragePipelineOptions } from '@azure/storage-blob';
import { UnreachableError } from '../errors.js';
import type { BlobStorage } from '../storageChoice.js';
import { VersionedBlobs } from './versionedBlobs.js';

/** A user waits for each of these calls: the client's own patience is minutes long. */
const PATIENCE: StoragePipelineOptions = {
  retryOptions: { maxTries: 3, tryTimeoutInMs: 4_000, retryDelayInMs: 200, maxRetryDelayInMs: 1_000 },
};

/**
 * Opens a container of the account, making it where there is none.
 * @throws UnreachableError `BackendUnreachable`
 */
export async function openBlobs(account: BlobStorage, container: string): Promise<VersionedBlobs> {
  return new VersionedBlobs(await openContainer(account, container));
}

/** The same, for what is kept in other blobs than those of one version. */
export async function openContainer(
  { connectionString }: BlobStorage,
  container: string,
): Promise<ContainerClient> {
  try {
    const service = BlobServiceClient.fromConnectionString(connectionString, PATIENCE);
    const client = service.getContainerClient(container);
    await client.createIfNotExists();
    return client;
  } catch (cause) {
    const message = `the blob container ${container} cannot be used; look at AZURE_STORAGE_CONNECTION_STRING`;
    throw new UnreachableError('BackendUnreachable', message, { cause });
  }
}
