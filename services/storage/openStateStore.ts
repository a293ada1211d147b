import { join } from 'node:path';
import type { Clock } from '../clock.js';
import { lookOver, type SetAside } from '../lmdb/damagedFile.js';
import type { StorageChoice } from '../storageChoice.js';
import { LmdbStateStore } from './lmdbStateStore.js';
import type { StateStore } from './stateStore.js';

/**
 * Opens the storage that the settings name. A damaged file on this machine is set aside: conversations begin anew then.
 * Azure's client is loaded only where it is used.
 * @param dataDir folder of what is kept on this machine
 * @param report is told what was set aside
 * @throws UnreachableError `BackendUnreachable` when the blob storage cannot be used
 */
export async function openStateStore(
  choice: StorageChoice,
  dataDir: string,
  clock: Clock,
  report: (event: SetAside) => void = () => {},
): Promise<StateStore> {
  if (choice.kind === 'local') return openLocal(join(dataDir, 'state'), clock, report);
  const [{ AzureBlobStateStore }, { openBlobs }] = await Promise.all([
    import('./azureBlobStateStore.js'),
    import('./openBlobs.js'),
  ]);
  return new AzureBlobStateStore(await openBlobs(choice, choice.container));
}

async function openLocal(
  folder: string,
  clock: Clock,
  report: (event: SetAside) => void,
): Promise<StateStore> {
  const found = await lookOver(join(folder, 'data.mdb'), { clock, report });
  return LmdbStateStore.open(folder, clock, () => found.release());
}
