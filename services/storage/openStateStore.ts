import { join } from 'node:path';
import type { Clock } from '../clock.js';
import type { StorageChoice } from '../storageChoice.js';
import { AzureBlobStateStore } from './azureBlobStateStore.js';
import { LmdbStateStore } from './lmdbStateStore.js';
import { openBlobs } from './openBlobs.js';
import type { StateStore } from './stateStore.js';

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
  return new AzureBlobStateStore(await openBlobs(choice, choice.container));
}
