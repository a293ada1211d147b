import type { AuditSeal } from '../../services/audit/auditSeal.js';
import type { AuditStore } from '../../services/audit/auditStore.js';
import type { AuditedDocuments } from '../../services/audit/verifyTrails.js';
import type { Config } from '../config.js';

/** What the command reads. */
export interface AuditPorts {
  readonly documents: AuditedDocuments;
  readonly store: AuditStore;
  readonly seal: AuditSeal;
}

/** Opens a desk's documents and trails for reading. @throws UnreachableError `BackendUnreachable` */
export type OpenAuditPorts = (config: Config) => Promise<AuditPorts>;
