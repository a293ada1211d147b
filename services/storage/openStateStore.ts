import { join } from 'node:path';
import { BlobServiceClient, type StoragePipelineOptions } from '@azure/storage-blob';
import type { Clock } from '../clock.js';
import { UnreachableError } from '../errors.js';
import type { StorageChoice } from '../storageChoice.js';
import { AzureBlobStateStore } from './azureBlobStateStore.js';
import { LmdbStateStore } from './lmdbStateStore.js';
import type { StateStore } from './stateStore.js';

/** A user waits for each of these calls: the client's own patience is minutes long. */
const PATIENCE: StoragePipelineOptions = {
  retryOptions: { maxTries: 3, tryTimeoutInMs: 4_000, retryDelayInMs: 200, maxRetryDelayInMs: 1_000 },
};

/**
 * Opens the storage that the settings name.
 * @param dataDir folder of what is kept on this machine
 * @throws UnreachableError `BackendUnreachable` when the blob storage cannot be used
 */
export async function openStateStore(
  choice: StorageChoice,
  dataDir: string,
  clock: Clock,
): Promise<StateStore> {
  if (choice.kind === 'local') return LmdbStateStore.open(join(dataDir, 'state'), clock);
  try {
    const service = BlobServiceClient.fromConnectionString(choice.connectionString, PATIENCE);
    const container = service.getContainerClient(choice.container);
    await container.createIfNotExists();
    return new AzureBlobStateStore(container);
  } catch (cause) {
    const message = `the blob container ${choice.container} cannot be used; look at AZURE_STORAGE_CONNECTION_STRING`;
    throw new UnreachableError('BackendUnreachable', message, { cause });
  }
}
