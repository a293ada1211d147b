import { isDeepStrictEqual } from 'node:util';
import { type ErrorCode, RefusedError } from '../errors.js';
import type { Caller, IsoInstant } from '../model.js';
import { demandRole } from '../roles.js';
import type { ApprovalPerson, Decision } from './approval.js';
import type { RenewedTerms } from './approvalRenewal.js';
import type { ApprovalsDocument, DueStep, KeptApproval } from './keptApproval.js';

/** So many approvals of one user may wait at a time. */
export const MOST_WAITING = 20;

/** Who decides, and when. */
export interface Deciding {
  readonly caller: Caller;
  readonly name?: string | undefined;
  readonly at: IsoInstant;
}

/** A decision; one to approve comes with what it is about by a quote of now. */
export type Ruling =
  | (Extract<Decision, { kind: 'approve' }> & { readonly terms: RenewedTerms })
  | Extract<Decision, { kind: 'reject' }>;

/**
 * Whose partner it is was looked up before.
 * @throws RefusedError `RoleNeeded` unless an Admin agent decides, `OwnApproval` where that is who asked, `ApprovalNotOpen`
 * where it does not wait any more
 */
export function demandDecidable(approval: KeptApproval, caller: Caller): void {
  demandRole(caller, 'decideApprovals');
  if (isOwn(approval, caller)) {
    throw new RefusedError('OwnApproval', `${approval.id} was asked for by ${caller.userId}`);
  }
  demandWaiting(approval);
}

/** @throws RefusedError `TooManyApprovals` where the user has as many waiting as one may have */
export function demandRoom({ approvals }: ApprovalsDocument, caller: Caller): void {
  const waiting = approvals.filter((approval) => approval.state === 'Waiting' && isOwn(approval, caller));
  if (waiting.length < MOST_WAITING) return;
  throw new RefusedError('TooManyApprovals', `${MOST_WAITING} of ${caller.userId} wait already`);
}

/**
 * The approval as it is decided. It waits on where other amounts were approved than those of now, which it then has.
 * @throws what `demandDecidable` throws
 */
export function decided(approval: KeptApproval, ruling: Ruling, by: Deciding): KeptApproval {
  demandDecidable(approval, by.caller);
  const standing = { decidedBy: personOf(by), decidedAt: by.at };
  if (ruling.kind === 'reject') {
    const { reason } = ruling;
    return unfiled({ ...approval, ...standing, state: 'Rejected', reason }, 'rejected');
  }
  const { terms, figures } = ruling;
  if (terms.kind === 'refused') {
    const { failure, refusals } = terms;
    return unfiled({ ...approval, ...standing, state: 'Failed', failure, refusals }, 'approved', 'failed');
  }
  if (!isDeepStrictEqual(terms.summary.amounts, approval.summary.amounts)) return renewed(approval, terms);
  if (figures !== approval.figures) return approval;
  const { summary, submission, proposal } = terms;
  const filing = { summary, submission, ...(proposal && { proposal }) };
  return {
    ...approval,
    ...standing,
    ...filing,
    state: 'Approved',
    due: [...approval.due, 'approved', 'file'],
  };
}

/** @throws RefusedError `ApprovalNotFound` for everybody but who asked, `ApprovalNotOpen` where it does not wait any more */
export function withdrawn(approval: KeptApproval, { caller, at }: Deciding): KeptApproval {
  if (!isOwn(approval, caller)) throw approvalNotFound();
  demandWaiting(approval);
  return unfiled({ ...approval, state: 'Withdrawn', decidedAt: at }, 'withdrawn');
}

/** What filing an approved one came to. One of which that is known already stays as it is. */
export function filed(
  approval: KeptApproval,
  outcome: { readonly requestId: string } | { readonly failure: ErrorCode },
): KeptApproval {
  if (!approval.due.includes('file')) return approval;
  const done = without({ ...approval, ...outcome }, 'file');
  return 'failure' in outcome ? unfiled({ ...done, state: 'Failed' }, 'failed') : settled(done);
}

/** The approval once a step that was due is done. */
export function without(approval: KeptApproval, step: DueStep): KeptApproval {
  const next = { ...approval, due: approval.due.filter((due) => due !== step) };
  return step === 'giveBack' ? settled(next) : next;
}

/** Whether the caller asked for it. */
export function isOwn({ askedBy }: { readonly askedBy: ApprovalPerson }, { userId }: Caller): boolean {
  return askedBy.userId === userId;
}

/** Whether it came to nothing: what it asked for may be asked for again. */
export function isUnfiled({ state }: Pick<KeptApproval, 'state'>): boolean {
  return state === 'Rejected' || state === 'Withdrawn' || state === 'Failed';
}

export function approvalNotFound(): RefusedError {
  return new RefusedError('ApprovalNotFound', 'no such approval that this user may see');
}

/** Contact data and description are kept no longer than the request is to be filed or given back. */
export function settled({ submission: _sent, proposal: _proposed, ...approval }: KeptApproval): KeptApproval {
  return approval;
}

/** It is over without a request: whoever asked has it back once that is in the trail. */
function unfiled(approval: KeptApproval, ...entries: readonly DueStep[]): KeptApproval {
  return { ...approval, due: [...approval.due, ...entries, 'giveBack'] };
}

/** With the amounts of now beside those that were asked for, where they differ. */
function renewed(
  { askedAmounts: earlier, ...approval }: KeptApproval,
  { summary, submission, proposal }: Extract<RenewedTerms, { kind: 'granted' }>,
): KeptApproval {
  const asked = earlier ?? approval.summary.amounts;
  const isAsAsked = isDeepStrictEqual(asked, summary.amounts);
  return {
    ...approval,
    summary,
    submission,
    ...(proposal && { proposal }),
    figures: approval.figures + 1,
    ...(!isAsAsked && { askedAmounts: asked }),
  };
}

function demandWaiting({ id, state }: KeptApproval): void {
  if (state !== 'Waiting') throw new RefusedError('ApprovalNotOpen', `${id} is ${state}`);
}

function personOf({ caller, name }: Deciding): ApprovalPerson {
  return { userId: caller.userId, ...(name !== undefined && { name }) };
}
