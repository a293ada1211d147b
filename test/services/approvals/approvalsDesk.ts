import { ApprovalDocuments } from '../../../services/approvals/approvalDocuments.js';
import { DeskApprovals } from '../../../services/approvals/deskApprovals.js';
import type { AuditEntry } from '../../../services/audit/auditEntry.js';
import { parseEntry } from '../../../services/audit/entryLine.js';
import type { Backend } from '../../../services/backend.js';
import type { DeskEvent } from '../../../services/local/deskLog.js';
import { openLocalBackend } from '../../../services/local/openLocalBackend.js';
import { CSP_2018 } from '../../support/csp2018.js';
import { MemoryAuditStore } from '../audit/auditSamples.js';
import { StillClock, smallDesk } from '../local/deskFixture.js';
import { SharedFiles, SharedMemoryMedium } from '../local/medium/sharedMemory.js';

/** One server's approvals over its back end. */
export interface ApprovalServer {
  readonly backend: Backend;
  readonly approvals: DeskApprovals;
  readonly medium: SharedMemoryMedium;
  readonly events: DeskEvent[];
  /** What the watcher was told. */
  readonly changed: string[];
}

/** Servers over the same documents in memory. */
export function approvalServers({ aboveMinor = 150_000 } = {}) {
  const shared = new SharedFiles();
  const audits = new MemoryAuditStore();
  const clock = new StillClock();
  const servers: ApprovalServer[] = [];
  return {
    clock,
    shared,
    async open(changes: Partial<Pick<Backend, 'desk' | 'enter'>> = {}): Promise<ApprovalServer> {
      const medium = new SharedMemoryMedium(shared);
      const common = { dataDir: 'not used', medium, audits, clock, policy: CSP_2018, seed: smallDesk };
      const backend = await openLocalBackend(common);
      const events: DeskEvent[] = [];
      const log = (event: DeskEvent) => void events.push(event);
      const documents = await ApprovalDocuments.open({ medium, clock, log });
      const parts = { ...backend, ...changes, documents, clock, log, aboveMinor };
      const approvals = new DeskApprovals(parts);
      const server = { backend, approvals, medium, events, changed: [] as string[] };
      approvals.watch((partnerId, id) => void server.changed.push(`${partnerId} ${id}`));
      servers.push(server);
      return server;
    },
    async entries(customerId = 'contoso'): Promise<AuditEntry[]> {
      const entries: AuditEntry[] = [];
      for await (const line of audits.lines(customerId)) {
        const entry = parseEntry(line);
        if (entry) entries.push(entry);
      }
      return entries;
    },
    async close(): Promise<void> {
      for (const { approvals, backend } of servers) {
        await approvals.close();
        await backend.close();
      }
    },
  };
}
