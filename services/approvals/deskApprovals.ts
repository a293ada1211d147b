import type { Clock } from '../clock.js';
import { RefusedError } from '../errors.js';
import type { Caller, RequestSubmission, SupportRequest } from '../model.js';
import type { SupportDesk } from '../ports.js';
import { fileable } from '../requests/fileable.js';
import { allows, demandRole } from '../roles.js';
import type {
  Actor,
  Approval,
  ApprovalSummary,
  Approvals,
  Asking,
  Decision,
  PersonalApproval,
  SubmissionOutcome,
  TermsAsked,
} from './approval.js';
import type { ApprovalBoard, ApprovalWatcher } from './approvalBoard.js';
import { approvalOf, ofKey, withAsked } from './approvalDocuments.js';
import { ApprovalNeed } from './approvalNeed.js';
import { ApprovalRenewal } from './approvalRenewal.js';
import {
  approvalNotFound,
  type Deciding,
  decided,
  demandDecidable,
  demandRoom,
  isOwn,
  type Ruling,
  withdrawn,
} from './approvalRules.js';
import { ApprovalSteps, type StepPorts } from './approvalSteps.js';
import type { AskerDrafts } from './askerDrafts.js';
import type { QuotePorts } from './askQuotes.js';
import type { ApprovalPlace, KeptApproval, PostedCard } from './keptApproval.js';
import { forgotten, personalApproval } from './personalApprovals.js';

/** What approvals are opened over. */
export interface DeskApprovalsParts extends QuotePorts, StepPorts {
  readonly desk: Pick<SupportDesk, 'submit' | 'list'>;
  readonly drafts: AskerDrafts;
  readonly clock: Clock;
  /** In US cents; 0 for every refund and exchange. */
  readonly aboveMinor: number;
}

/** So many of a user's newest requests are looked through for one that was sent twice. */
const NEWEST = 20;

/**
 * Approvals in their documents. A decision is on stable storage before anything follows from it; what follows - the audit
 * trail's entries, then the request or its way back - is noted with it as due, and done by whoever looks next if a crash comes
 * between.
 */
export class DeskApprovals implements Approvals, ApprovalBoard {
  readonly #need: ApprovalNeed;
  readonly #renewal: ApprovalRenewal;
  readonly #steps: ApprovalSteps;

  constructor(private readonly parts: DeskApprovalsParts) {
    this.#need = new ApprovalNeed(parts, parts.aboveMinor);
    this.#renewal = new ApprovalRenewal(parts, parts.drafts);
    this.#steps = new ApprovalSteps(parts);
  }

  watch(watcher: ApprovalWatcher): void {
    this.#steps.watch(watcher);
  }

  async submit(caller: Caller, sent: RequestSubmission, asking: Asking = {}): Promise<SubmissionOutcome> {
    const submission = fileable(sent);
    const document = await this.parts.documents.read(caller.partnerId);
    const earlier = ofKey(document, caller, submission.key);
    if (earlier) return this.#asked(caller, earlier);
    const needed = await this.#neededFor(caller, submission);
    if (needed.kind === 'filed') return needed;
    if (!needed.summary) return { kind: 'filed', request: await this.parts.desk.submit(caller, submission) };
    return this.#asked(caller, await this.#ask(caller, submission, needed.summary, asking));
  }

  needed(caller: Caller, terms: TermsAsked): Promise<boolean> {
    return this.#need.byQuote(caller, terms);
  }

  async waiting(caller: Caller): Promise<readonly Approval[]> {
    demandRole(caller, 'decideApprovals');
    const approvals = await this.#steps.finished(caller);
    return approvals.filter(({ state }) => state === 'Waiting').reverse();
  }

  async own(caller: Caller): Promise<readonly Approval[]> {
    return (await this.#steps.finished(caller)).filter((approval) => isOwn(approval, caller));
  }

  async get(caller: Caller, approvalId: string): Promise<Approval | undefined> {
    const found = (await this.#steps.finished(caller)).find(({ id }) => id === approvalId);
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
    const ruling = await this.#ruling(approvalId, decision, by);
    const approval = await this.parts.documents.changeOne(caller.partnerId, approvalId, (one) =>
      decided(one, ruling, by),
    );
    const now = await this.#steps.follow(caller, approval);
    if (now.state !== 'Waiting') return now;
    throw new RefusedError(
      'FiguresChanged',
      `${approvalId} was approved with other amounts than those of now`,
    );
  }

  async withdraw(caller: Caller, approvalId: string): Promise<Approval> {
    const approval = await this.parts.documents.changeOne(caller.partnerId, approvalId, (one) =>
      withdrawn(one, { caller, at: this.#now() }),
    );
    return this.#steps.follow(caller, approval);
  }

  async involving(caller: Caller): Promise<readonly PersonalApproval[]> {
    const approvals = await this.#steps.finished(caller);
    return approvals.flatMap((approval) => personalApproval(approval, caller) ?? []);
  }

  async forget(caller: Caller): Promise<void> {
    const at = this.#now();
    await this.parts.documents.change(caller.partnerId, (document) => {
      const approvals = document.approvals.map((approval) => forgotten(approval, caller, at));
      const isSame = approvals.every((approval, index) => approval === document.approvals[index]);
      return isSame ? document : { ...document, approvals };
    });
    await this.#steps.finished(caller);
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

  /** What is decided, quoted anew where that is to be filed. What may not be decided is not quoted. */
  async #ruling(approvalId: string, decision: Decision, { caller }: Deciding): Promise<Ruling> {
    if (decision.kind === 'reject') return decision;
    const approval = approvalOf(await this.parts.documents.read(caller.partnerId), approvalId);
    demandDecidable(approval, caller);
    return { ...decision, terms: await this.#renewal.of(caller, approval) };
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
    { name, proposal }: Asking,
  ): Promise<KeptApproval> {
    const { key, customerId, reservationId } = submission;
    const asked: Omit<KeptApproval, 'id'> = {
      key,
      customerId,
      ...(reservationId !== undefined && { reservationId }),
      summary,
      figures: 1,
      askedBy: { userId: caller.userId, ...(name !== undefined && { name }) },
      askedAt: this.#now(),
      state: 'Waiting',
      submission,
      ...(proposal && { proposal }),
      askerRoles: caller.roles,
      due: [...(submission.files ? (['keepFiles'] as const) : []), 'asked'],
    };
    const document = await this.parts.documents.change(caller.partnerId, (found) => {
      if (ofKey(found, caller, key)) return found;
      demandRoom(found, caller);
      return withAsked(found, asked);
    });
    const approval = ofKey(document, caller, key);
    if (!approval) throw approvalNotFound();
    return this.#steps.follow(caller, approval);
  }

  async #asked(caller: Caller, { id }: KeptApproval): Promise<SubmissionOutcome> {
    const document = await this.parts.documents.read(caller.partnerId);
    return {
      kind: 'asked',
      approval: approvalOf(document, id),
      isPosted: document.place !== undefined,
    };
  }

  #now(): string {
    return this.parts.clock.now().toISOString();
  }
}
