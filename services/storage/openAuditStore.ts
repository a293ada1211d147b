import path from 'node:path';
import type { AuditStore } from '../audit/auditStore.js';
import { type DeskPlace, deskFolder } from '../local/deskFolder.js';
import type { StorageChoice } from '../storageChoice.js';
import { FileAuditStore } from './fileAuditStore.js';

/** Behind the container's name: nothing else lies there, so that the storage can be told to keep what is in it. */
const CONTAINER_SUFFIXES: Readonly<Record<DeskPlace, string>> = { desk: '-audit', ledger: '-trail' };

/**
 * Opens the audit trails where the settings say. Azure's client is loaded only where it is used.
 * @param dataDir folder of what is kept on this machine
 * @throws UnreachableError `BackendUnreachable` when the blob storage cannot be used
 */
export async function openAuditStore(
  choice: StorageChoice,
  dataDir: string,
  place: DeskPlace = 'desk',
): Promise<AuditStore> {
  if (choice.kind === 'local') return auditFiles(dataDir, place);
  const [{ AzureBlobAuditStore }, { openContainer }] = await Promise.all([
    import('./azureBlobAuditStore.js'),
    import('./openBlobs.js'),
  ]);
  return new AzureBlobAuditStore(
    await openContainer(choice, `${choice.container}${CONTAINER_SUFFIXES[place]}`),
  );
}

/** The trails of a desk on this machine, beside its documents. */
export function auditFiles(dataDir: string, place: DeskPlace = 'desk'): FileAuditStore {
  return new FileAuditStore(path.join(deskFolder(dataDir, place), 'audit'));
}
