import type { Clock } from '../clock.js';
import { DeskError, RefusedError } from '../errors.js';
import type { DeskLog } from '../local/deskLog.js';
import type { Caller, RequestSubmission, SupportRequest } from '../model.js';
import type { SupportDesk } from '../ports.js';
import { fileable } from '../requests/fileable.js';
import { allows, demandRole } from '../roles.js';
import type { Actor, Approval, ApprovalSummary, Approvals, Decision, SubmissionOutcome } from './approval.js';
import { approvalEntry, type EnterChange } from './approvalAudit.js';
import type { ApprovalBoard, ApprovalWatcher } from './approvalBoard.js';
import { type ApprovalDocuments, approvalOf, withAsked } from './approvalDocuments.js';
import { ApprovalNeed, type NeedPorts } from './approvalNeed.js';
import { approvalNotFound, decided, filed, isOwn, withdrawn, without } from './approvalRules.js';
import type { ApprovalPlace, ApprovalsDocument, DueStep, KeptApproval, PostedCard } from './keptApproval.js';

/** What approvals are opened over. */
export interface DeskApprovalsParts extends NeedPorts {
  readonly desk: Pick<SupportDesk, 'submit' | 'list'>;
  readonly documents: ApprovalDocuments;
  readonly enter: EnterChange;
  readonly clock: Clock;
  readonly log: DeskLog;
  /** In US cents; 0 for every refund and exchange. */
  readonly aboveMinor: number;
}

/** So many of a user's newest requests are looked through for one that was sent twice. */
const NEWEST = 20;

/**
 * Approvals in their documents. A decision is on stable storage before anything follows from it; what follows - the audit
 * trail's entries, then the request - is noted with it as due, and done by whoever looks next if a crash comes between.
 */
export class DeskApprovals implements Approvals, ApprovalBoard {
  readonly #need: ApprovalNeed;
  #watcher: ApprovalWatcher = () => {};

  constructor(private readonly parts: DeskApprovalsParts) {
    this.#need = new ApprovalNeed(parts, parts.aboveMinor);
  }

  watch(watcher: ApprovalWatcher): void {
    this.#watcher = watcher;
  }

  async submit(caller: Caller, sent: RequestSubmission, actor: Actor = {}): Promise<SubmissionOutcome> {
    const submission = fileable(sent);
    const document = await this.parts.documents.read(caller.partnerId);
    const earlier = ofKey(document, caller, submission.key);
    if (earlier) return this.#asked(caller, earlier);
    const needed = await this.#neededFor(caller, submission);
    if (needed.kind === 'filed') return needed;
    if (!needed.summary) return { kind: 'filed', request: await this.parts.desk.submit(caller, submission) };
    return this.#asked(caller, await this.#ask(caller, submission, needed.summary, actor));
  }

  async waiting(caller: Caller): Promise<readonly Approval[]> {
    demandRole(caller, 'decideApprovals');
    const approvals = await this.#look(caller);
    return approvals.filter(({ state }) => state === 'Waiting').reverse();
  }

  async own(caller: Caller): Promise<readonly Approval[]> {
    return (await this.#look(caller)).filter((approval) => isOwn(approval, caller));
  }

  async get(caller: Caller, approvalId: string): Promise<Approval | undefined> {
    const found = (await this.#look(caller)).find(({ id }) => id === approvalId);
    return found && (isOwn(found, caller) || allows(caller, 'decideApprovals')) ? found : undefined;
  }

  async decide(
    caller: Caller,
    approvalId: string,
    decision: Decision,
    { name }: Actor = {},
  ): Promise<Approval> {
    demandRole(caller, 'decideApprovals');
    const by = { caller, name, at: this.#now() };
    const approval = await this.parts.documents.changeOne(caller.partnerId, approvalId, (one) =>
      decided(one, decision, by),
    );
    return this.#followed(caller, approval);
  }

  async withdraw(caller: Caller, approvalId: string): Promise<Approval> {
    const approval = await this.parts.documents.changeOne(caller.partnerId, approvalId, (one) =>
      withdrawn(one, { caller, at: this.#now() }),
    );
    return this.#followed(caller, approval);
  }

  async place(partnerId: string): Promise<ApprovalPlace | undefined> {
    return (await this.parts.documents.read(partnerId)).place;
  }

  async setPlace(
    caller: Caller,
    place: Pick<ApprovalPlace, 'address' | 'locale'> | undefined,
  ): Promise<void> {
    demandRole(caller, 'decideApprovals');
    const set = place && { ...place, setBy: caller.userId, setAt: this.#now() };
    await this.parts.documents.change(caller.partnerId, ({ place: _before, ...document }) => ({
      ...document,
      ...(set && { place: set }),
    }));
  }

  async record(partnerId: string, approvalId: string): Promise<KeptApproval | undefined> {
    const { approvals } = await this.parts.documents.read(partnerId);
    return approvals.find(({ id }) => id === approvalId);
  }

  noteCard(partnerId: string, approvalId: string, card: PostedCard): Promise<KeptApproval> {
    return this.parts.documents.changeOne(partnerId, approvalId, (one) => ({ ...one, card }));
  }

  noteTold(partnerId: string, approvalId: string): Promise<KeptApproval> {
    return this.parts.documents.changeOne(partnerId, approvalId, (one) => ({ ...one, isTold: true }));
  }

  /** Resolves when everything that was begun has been written. */
  close(): Promise<void> {
    return this.parts.documents.idle();
  }

  /** A submission that was filed without approval may be sent again, when its quote is granted no more. */
  async #neededFor(
    caller: Caller,
    submission: RequestSubmission,
  ): Promise<
    | { readonly kind: 'looked'; readonly summary: ApprovalSummary | undefined }
    | { readonly kind: 'filed'; readonly request: SupportRequest }
  > {
    try {
      return { kind: 'looked', summary: await this.#need.of(caller, submission) };
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      const { items } = await this.parts.desk.list(caller, 0, NEWEST);
      const request = items.find(({ key }) => key === submission.key);
      if (request) return { kind: 'filed', request };
      throw error;
    }
  }

  async #ask(
    caller: Caller,
    submission: RequestSubmission,
    summary: ApprovalSummary,
    { name }: Actor,
  ): Promise<KeptApproval> {
    const { key, customerId, reservationId } = submission;
    const asked: Omit<KeptApproval, 'id'> = {
      key,
      customerId,
      ...(reservationId !== undefined && { reservationId }),
      summary,
      askedBy: { userId: caller.userId, ...(name !== undefined && { name }) },
      askedAt: this.#now(),
      state: 'Waiting',
      submission,
      askerRoles: caller.roles,
      due: ['asked'],
    };
    const document = await this.parts.documents.change(caller.partnerId, (found) =>
      ofKey(found, caller, key) ? found : withAsked(found, asked),
    );
    const approval = ofKey(document, caller, key);
    if (!approval) throw approvalNotFound();
    return this.#followed(caller, approval);
  }

  async #asked(caller: Caller, { id }: KeptApproval): Promise<SubmissionOutcome> {
    const document = await this.parts.documents.read(caller.partnerId);
    return {
      kind: 'asked',
      approval: approvalOf(document, id),
      isPosted: document.place !== undefined,
    };
  }

  /** The partner's approvals, those finished first that a crash or a service away left unfinished. */
  async #look({ partnerId }: Caller): Promise<readonly KeptApproval[]> {
    const { approvals } = await this.parts.documents.read(partnerId);
    const unfinished = approvals.filter(({ due }) => due.length > 0);
    if (unfinished.length === 0) return approvals;
    for (const approval of unfinished) await this.#followed({ partnerId }, approval);
    return (await this.parts.documents.read(partnerId)).approvals;
  }

  /** What follows from a change that is on stable storage. It stands whether that can be done now or later. */
  async #followed({ partnerId }: Pick<Caller, 'partnerId'>, approval: KeptApproval): Promise<KeptApproval> {
    let now = approval;
    try {
      for (let [step] = now.due; step !== undefined; [step] = now.due) {
        now = await this.#follow(partnerId, now, step);
      }
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      this.parts.log({ level: 'warn', code: error.code });
    }
    this.#watcher(partnerId, now.id);
    return now;
  }

  async #follow(partnerId: string, approval: KeptApproval, step: DueStep): Promise<KeptApproval> {
    const { documents, enter } = this.parts;
    if (step === 'file') {
      const outcome = await this.#file(partnerId, approval);
      return documents.changeOne(partnerId, approval.id, (one) => filed(one, outcome));
    }
    const { userId, change } = approvalEntry(step, approval);
    await enter({ userId, partnerId, roles: [] }, approval.customerId, change).catch((error: unknown) =>
      this.#notEntered(error, approval.customerId),
    );
    return documents.changeOne(partnerId, approval.id, (one) => without(one, step));
  }

  /** A customer who is the partner's no more has no trail that could be written to, however often one tries. */
  #notEntered(error: unknown, customerId: string): void {
    if (!(error instanceof RefusedError)) throw error;
    this.parts.log({ level: 'error', code: 'OutcomeNotEntered', customerId });
  }

  /** Filing twice under one key is one request: another server may be at it, too. */
  async #file(partnerId: string, { submission, askedBy, askerRoles, requestId }: KeptApproval) {
    if (!submission) return requestId === undefined ? { failure: 'Unexpected' as const } : { requestId };
    const asker = { userId: askedBy.userId, partnerId, roles: askerRoles };
    try {
      return { requestId: (await this.parts.desk.submit(asker, submission)).id };
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      return { failure: error.code };
    }
  }

  #now(): string {
    return this.parts.clock.now().toISOString();
  }
}

function ofKey({ approvals }: ApprovalsDocument, { userId }: Caller, key: string): KeptApproval | undefined {
  return approvals.find((approval) => approval.key === key && approval.askedBy.userId === userId);
}
