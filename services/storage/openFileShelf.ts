import path from 'node:path';
import type { FileShelf } from '../files/fileShelf.js';
import type { StorageChoice } from '../storageChoice.js';
import { FolderShelf } from './folderShelf.js';

/**
 * Opens what the settings name for files that users sent: `files` in the data directory, or a container with `-files` behind
 * its name.
 * Azure's client is loaded only where it is used.
 * @throws UnreachableError `BackendUnreachable` when the blob storage cannot be used
 */
export async function openFileShelf(choice: StorageChoice, dataDir: string): Promise<FileShelf> {
  if (choice.kind === 'local') return new FolderShelf(path.resolve(dataDir, 'files'));
  const [{ BlobShelf }, { openContainer }] = await Promise.all([
    import('./blobShelf.js'),
    import('./openBlobs.js'),
  ]);
  return new BlobShelf(await openContainer(choice, `${choice.container}-files`));
}
