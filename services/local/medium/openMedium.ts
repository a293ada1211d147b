import type { StorageChoice } from '../../storageChoice.js';
import { type DeskPlace, deskFolder } from '../deskFolder.js';
import type { DocumentMedium } from './documentMedium.js';
import { FileMedium } from './fileMedium.js';

/**
 * Opens what the settings name for the desk's documents. Azure's client is loaded only where it is used.
 * @param dataDir folder of what is kept on this machine
 * @throws UnreachableError `BackendUnreachable` when the blob storage cannot be used
 */
export async function openMedium(
  choice: StorageChoice,
  dataDir: string,
  place: DeskPlace = 'desk',
): Promise<DocumentMedium> {
  if (choice.kind === 'local') return new FileMedium(deskFolder(dataDir, place));
  const [{ BlobMedium }, { openBlobs }] = await Promise.all([
    import('./blobMedium.js'),
    import('../../storage/openBlobs.js'),
  ]);
  return new BlobMedium(await openBlobs(choice, `${choice.container}-${place}`));
}
