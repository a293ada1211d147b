import { DeskError, type ErrorCode, RefusedError } from '../errors.js';
import type { DeskLog } from '../local/deskLog.js';
import type { Caller } from '../model.js';
import type { SupportDesk } from '../ports.js';
import type { RequestFiles } from '../requestFiles.js';
import { type ApprovalStep, approvalEntry, type EnterChange } from './approvalAudit.js';
import type { ApprovalWatcher } from './approvalBoard.js';
import { type ApprovalDocuments, ofKey } from './approvalDocuments.js';
import { filed, without } from './approvalRules.js';
import type { AskerDrafts } from './askerDrafts.js';
import type { DueStep, KeptApproval } from './keptApproval.js';

/** With what the steps are done. */
export interface StepPorts {
  readonly desk: Pick<SupportDesk, 'submit'>;
  readonly documents: ApprovalDocuments;
  readonly drafts: Pick<AskerDrafts, 'giveBack'>;
  /** Absent where no files are taken. */
  readonly files?: Pick<RequestFiles, 'settle' | 'release' | 'drop'> | undefined;
  readonly enter: EnterChange;
  readonly log: DeskLog;
}

/** What follows from a change of an approval that is on stable storage: done at once, or by whoever looks next. */
export class ApprovalSteps {
  #watcher: ApprovalWatcher = () => {};

  constructor(private readonly ports: StepPorts) {}

  watch(watcher: ApprovalWatcher): void {
    this.#watcher = watcher;
  }

  /** Does all that is due, and tells the watcher. The change stands whether that can be done now or later. */
  async follow({ partnerId }: Pick<Caller, 'partnerId'>, approval: KeptApproval): Promise<KeptApproval> {
    let now = approval;
    try {
      for (let [step] = now.due; step !== undefined; [step] = now.due) {
        now = await this.#take(partnerId, now, step);
      }
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      this.ports.log({ level: 'warn', code: error.code });
    }
    this.#watcher(partnerId, now.id);
    return now;
  }

  /** The partner's approvals, those finished first that a crash or a service away left unfinished. */
  async finished({ partnerId }: Pick<Caller, 'partnerId'>): Promise<readonly KeptApproval[]> {
    const { approvals } = await this.ports.documents.read(partnerId);
    const unfinished = approvals.filter(({ due }) => due.length > 0);
    if (unfinished.length === 0) return approvals;
    for (const approval of unfinished) await this.follow({ partnerId }, approval);
    return (await this.ports.documents.read(partnerId)).approvals;
  }

  async #take(partnerId: string, approval: KeptApproval, step: DueStep): Promise<KeptApproval> {
    const { documents } = this.ports;
    switch (step) {
      case 'file': {
        const outcome = await this.#file(partnerId, approval);
        return documents.changeOne(partnerId, approval.id, (one) => filed(one, outcome));
      }
      case 'giveBack':
        await this.#giveBack(partnerId, approval);
        break;
      case 'keepFiles':
        await this.ports.files?.settle(askerOf(partnerId, approval), approval.key);
        break;
      case 'dropFiles':
        await this.ports.files?.drop(askerOf(partnerId, approval), approval.key);
        break;
      default:
        await this.#enter(partnerId, approval, step);
    }
    return documents.changeOne(partnerId, approval.id, (one) => without(one, step));
  }

  /** A customer who is the partner's no more has no trail that could be written to, however often one tries. */
  async #enter(partnerId: string, approval: KeptApproval, step: ApprovalStep): Promise<void> {
    const { userId, change } = approvalEntry(step, approval);
    const { customerId } = approval;
    await this.ports
      .enter({ userId, partnerId, roles: [] }, customerId, change)
      .catch((error: unknown) => this.#unlessRefused(error, customerId, 'OutcomeNotEntered'));
  }

  async #giveBack(partnerId: string, approval: KeptApproval): Promise<void> {
    const { submission, proposal, customerId } = approval;
    const asker = askerOf(partnerId, approval);
    // Sent again already: there is no draft any more, and its files are those of what waits.
    if (!submission || ofKey(await this.ports.documents.read(partnerId), asker, submission.key)) return;
    if (submission.files) await this.ports.files?.release(asker, submission.key);
    await this.ports.drafts
      .giveBack(asker, { submission, proposal })
      .catch((error: unknown) => this.#unlessRefused(error, customerId));
  }

  /** Filing twice under one key is one request: another server may be at it, too. */
  async #file(
    partnerId: string,
    approval: KeptApproval,
  ): Promise<{ readonly requestId: string } | { readonly failure: ErrorCode }> {
    const { submission, requestId } = approval;
    if (!submission) return requestId === undefined ? { failure: 'Unexpected' } : { requestId };
    try {
      return { requestId: (await this.ports.desk.submit(askerOf(partnerId, approval), submission)).id };
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      return { failure: error.code };
    }
  }

  /** Trying again would be refused again: the rest of what is due must not wait for it. */
  #unlessRefused(error: unknown, customerId: string, code?: 'OutcomeNotEntered'): void {
    if (!(error instanceof RefusedError)) throw error;
    this.ports.log({ level: 'error', code: code ?? error.code, customerId });
  }
}

function askerOf(partnerId: string, { askedBy, askerRoles }: KeptApproval): Caller {
  return { userId: askedBy.userId, partnerId, roles: askerRoles };
}
