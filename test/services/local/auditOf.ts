import type { AuditEntry } from '../../../services/audit/auditEntry.js';
import { AuditSeal } from '../../../services/audit/auditSeal.js';
import { verifyTrails } from '../../../services/audit/verifyTrails.js';
import { AuditedFiles } from '../../../services/local/auditedFiles.js';
import { auditFiles } from '../../../services/storage/openAuditStore.js';
import { allOf } from '../storage/auditStoreContract.js';
import { mediumIn } from './deskFixture.js';

/** Looks at the trails of the desk in a folder. */
export function auditOf(folder: () => string) {
  const linesOf = (customerId: string) => allOf(auditFiles(folder()).lines(customerId));
  const entriesOf = async (customerId: string): Promise<AuditEntry[]> =>
    (await linesOf(customerId)).map((line) => JSON.parse(line));
  const reports = (seal = new AuditSeal()) => {
    const documents = new AuditedFiles(mediumIn(folder()));
    return allOf(verifyTrails({ documents, store: auditFiles(folder()), seal }));
  };
  /** Every break that a check of the whole desk finds. */
  const breaks = async (seal?: AuditSeal) =>
    (await reports(seal)).flatMap((report) =>
      report.breaks.map(({ kind }) => `${report.customerId}: ${kind}`),
    );
  return { linesOf, entriesOf, reports, breaks };
}
