import { type ErrorCode, RefusedError } from '../errors.js';
import type { Caller, IsoInstant } from '../model.js';
import { demandRole } from '../roles.js';
import type { ApprovalPerson, Decision } from './approval.js';
import type { DueStep, KeptApproval } from './keptApproval.js';

/** Who decides, and when. */
export interface Deciding {
  readonly caller: Caller;
  readonly name?: string | undefined;
  readonly at: IsoInstant;
}

/**
 * The approval as it is decided. Whose partner it is was looked up before.
 * @throws RefusedError `RoleNeeded` unless an Admin agent decides, `OwnApproval` where that is who asked, `ApprovalNotOpen`
 * where it does not wait any more
 */
export function decided(approval: KeptApproval, decision: Decision, by: Deciding): KeptApproval {
  demandRole(by.caller, 'decideApprovals');
  if (isOwn(approval, by.caller)) {
    throw new RefusedError('OwnApproval', `${approval.id} was asked for by ${by.caller.userId}`);
  }
  demandWaiting(approval);
  const standing = { decidedBy: personOf(by), decidedAt: by.at };
  if (decision.kind === 'approve') {
    return { ...approval, ...standing, state: 'Approved', due: [...approval.due, 'approved', 'file'] };
  }
  const rejected = { ...approval, ...standing, reason: decision.reason };
  return settled({ ...rejected, state: 'Rejected', due: [...approval.due, 'rejected'] });
}

/** @throws RefusedError `ApprovalNotFound` for everybody but who asked, `ApprovalNotOpen` where it does not wait any more */
export function withdrawn(approval: KeptApproval, { caller, at }: Deciding): KeptApproval {
  if (!isOwn(approval, caller)) throw approvalNotFound();
  demandWaiting(approval);
  return settled({ ...approval, state: 'Withdrawn', decidedAt: at, due: [...approval.due, 'withdrawn'] });
}

/** What filing an approved one came to. One of which that is known already stays as it is. */
export function filed(
  approval: KeptApproval,
  outcome: { readonly requestId: string } | { readonly failure: ErrorCode },
): KeptApproval {
  if (!approval.due.includes('file')) return approval;
  const state = 'failure' in outcome ? 'Failed' : approval.state;
  return settled(without({ ...approval, ...outcome, state }, 'file'));
}

/** The approval once a step that was due is done. */
export function without(approval: KeptApproval, step: DueStep): KeptApproval {
  return { ...approval, due: approval.due.filter((due) => due !== step) };
}

/** Whether the caller asked for it. */
export function isOwn({ askedBy }: { readonly askedBy: ApprovalPerson }, { userId }: Caller): boolean {
  return askedBy.userId === userId;
}

export function approvalNotFound(): RefusedError {
  return new RefusedError('ApprovalNotFound', 'no such approval that this user may see');
}

/** Contact data and description are kept no longer than the request is to be filed. */
function settled({ submission: _sent, ...approval }: KeptApproval): KeptApproval {
  return approval;
}

function demandWaiting({ id, state }: KeptApproval): void {
  if (state !== 'Waiting') throw new RefusedError('ApprovalNotOpen', `${id} is ${state}`);
}

function personOf({ caller, name }: Deciding): ApprovalPerson {
  return { userId: caller.userId, ...(name !== undefined && { name }) };
}
