import path from 'node:path';
import type { AuditStore } from '../audit/auditStore.js';
import { deskFolder } from '../local/deskFolder.js';
import type { StorageChoice } from '../storageChoice.js';
import { AzureBlobAuditStore } from './azureBlobAuditStore.js';
import { FileAuditStore } from './fileAuditStore.js';
import { openContainer } from './openBlobs.js';

/** Behind the container's name: nothing else lies there, so that the storage can be told to keep what is in it. */
const CONTAINER_SUFFIX = '-audit';

/**
 * Opens the audit trails where the settings say.
 * @param dataDir folder of what is kept on this machine
 * @throws UnreachableError `BackendUnreachable` when the blob storage cannot be used
 */
export async function openAuditStore(choice: StorageChoice, dataDir: string): Promise<AuditStore> {
  if (choice.kind === 'local') return auditFiles(dataDir);
  return new AzureBlobAuditStore(await openContainer(choice, `${choice.container}${CONTAINER_SUFFIX}`));
}

/** The trails of a desk on this machine, beside its documents. */
export function auditFiles(dataDir: string): FileAuditStore {
  return new FileAuditStore(path.join(deskFolder(dataDir), 'audit'));
}
