import { AuditSeal } from '../../services/audit/auditSeal.js';
import { AuditedFiles } from '../../services/local/auditedFiles.js';
import { openMedium } from '../../services/local/medium/openMedium.js';
import { openAuditStore } from '../../services/storage/openAuditStore.js';
import type { OpenAuditPorts } from './auditPorts.js';

/** Reads where the desk writes: the command's composition root, apart from the bot's so that it starts quickly. */
export const openAuditPorts: OpenAuditPorts = async ({ dataDir, storage, auditKey, backend }) => {
  const place = backend.kind === 'local' ? 'desk' : 'ledger';
  return {
    documents: new AuditedFiles(await openMedium(storage, dataDir, place)),
    store: await openAuditStore(storage, dataDir, place),
    seal: new AuditSeal(auditKey),
  };
};
