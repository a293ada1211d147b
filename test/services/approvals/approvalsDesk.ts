import assert from 'node:assert/strict';
import type { Decision, SubmissionOutcome } from '../../../services/approvals/approval.js';
import { ApprovalDocuments } from '../../../services/approvals/approvalDocuments.js';
import type { AskerDrafts, UnfiledRequest } from '../../../services/approvals/askerDrafts.js';
import { DeskApprovals, type DeskApprovalsParts } from '../../../services/approvals/deskApprovals.js';
import type { AuditEntry } from '../../../services/audit/auditEntry.js';
import { parseEntry } from '../../../services/audit/entryLine.js';
import type { Backend } from '../../../services/backend.js';
import type { DeskEvent } from '../../../services/local/deskLog.js';
import type { DocumentMedium } from '../../../services/local/medium/documentMedium.js';
import { openLocalBackend } from '../../../services/local/openLocalBackend.js';
import type { Caller } from '../../../services/model.js';
import { CSP_2018 } from '../../support/csp2018.js';
import { MemoryAuditStore } from '../audit/auditSamples.js';
import { refundSubmission, StillClock, smallDesk } from '../local/deskFixture.js';
import { SharedFiles, SharedMemoryMedium } from '../local/medium/sharedMemory.js';
import { SARA } from './approvalSamples.js';

/** One server's approvals over its back end. */
export interface ApprovalServer<M extends DocumentMedium = SharedMemoryMedium> {
  readonly backend: Backend;
  readonly approvals: DeskApprovals;
  readonly medium: M;
  readonly events: DeskEvent[];
  /** What the watcher was told. */
  readonly changed: string[];
}

/** What an approver says who saw the amounts that were asked for. */
export const APPROVE: Decision = { kind: 'approve', figures: 1 };

/** Servers over the same documents in memory. */
export function approvalServers(options: { aboveMinor?: number } = {}) {
  const files = new SharedFiles();
  return { ...serversOn(() => new SharedMemoryMedium(files), options), files };
}

export type ApprovalServers<M extends DocumentMedium = SharedMemoryMedium> = ReturnType<typeof serversOn<M>>;

/** Servers over what `openMedium` opens for each. */
export function serversOn<M extends DocumentMedium>(openMedium: () => M, { aboveMinor = 150_000 } = {}) {
  const audits = new MemoryAuditStore();
  const clock = new StillClock();
  const servers: ApprovalServer<M>[] = [];
  const givenBack: (UnfiledRequest & { readonly to: string })[] = [];
  const drafts: AskerDrafts = {
    describe: (locale, { refund }) => refund && `${refund.refund.amountMinor} back, in ${locale}`,
    giveBack: async ({ userId }, unfiled) => void givenBack.push({ ...unfiled, to: userId }),
  };
  return {
    clock,
    /** What askers have back. */
    givenBack,
    async open(
      changes: Partial<
        Pick<Backend, 'desk' | 'enter' | 'quotes'> & Pick<DeskApprovalsParts, 'drafts' | 'files'>
      > = {},
    ): Promise<ApprovalServer<M>> {
      const medium = openMedium();
      const common = { dataDir: 'not used', medium, audits, clock, policy: CSP_2018, seed: smallDesk };
      const backend = await openLocalBackend(common);
      const events: DeskEvent[] = [];
      const log = (event: DeskEvent) => void events.push(event);
      const documents = await ApprovalDocuments.open({ medium, clock, log });
      const parts = { ...backend, drafts, ...changes, documents, clock, log, aboveMinor };
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

/** The numbers of a user's requests on file. */
export async function requestsOf(
  caller: Caller,
  { backend }: Pick<ApprovalServer, 'backend'>,
): Promise<string[]> {
  return (await backend.desk.list(caller, 0, 100)).items.map(({ id }) => id);
}

/** Asks for a refund of four units, some 2,100 EUR and USD. @returns the number of its approval */
export async function askedFor(
  { approvals, backend }: Pick<ApprovalServer, 'approvals' | 'backend'>,
  caller: Caller = SARA,
  key = 'key-1',
): Promise<string> {
  return idOf(await approvals.submit(caller, await refundSubmission(backend, 4, { key })));
}

export function idOf(outcome: SubmissionOutcome): string {
  assert.ok(outcome.kind === 'asked', 'not asked for');
  return outcome.approval.id;
}

export const refusedWith = (code: string) => ({ name: 'RefusedError', code });
