import { openBlobs } from '../../storage/openBlobs.js';
import type { StorageChoice } from '../../storageChoice.js';
import { type DeskPlace, deskFolder } from '../deskFolder.js';
import { BlobMedium } from './blobMedium.js';
import type { DocumentMedium } from './documentMedium.js';
import { FileMedium } from './fileMedium.js';

/**
 * Opens what the settings name for the desk's documents.
 * @param dataDir folder of what is kept on this machine
 * @throws UnreachableError `BackendUnreachable` when the blob storage cannot be used
 */
export async function openMedium(
  choice: StorageChoice,
  dataDir: string,
  place: DeskPlace = 'desk',
): Promise<DocumentMedium> {
  if (choice.kind === 'local') return new FileMedium(deskFolder(dataDir, place));
  return new BlobMedium(await openBlobs(choice, `${choice.container}-${place}`));
}
