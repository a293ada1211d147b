import path from 'node:path';
import type { FileShelf } from '../files/fileShelf.js';
import type { StorageChoice } from '../storageChoice.js';
import { BlobShelf } from './blobShelf.js';
import { FolderShelf } from './folderShelf.js';
import { openContainer } from './openBlobs.js';

/**
 * Opens what the settings name for files that users sent: `files` in the data directory, or a container with `-files` behind
 * its name.
 * @throws UnreachableError `BackendUnreachable` when the blob storage cannot be used
 */
export async function openFileShelf(choice: StorageChoice, dataDir: string): Promise<FileShelf> {
  if (choice.kind === 'local') return new FolderShelf(path.resolve(dataDir, 'files'));
  return new BlobShelf(await openContainer(choice, `${choice.container}-files`));
}
