import type { Caller, IsoInstant } from '../model.js';
import type { ApprovalPerson, PersonalApproval } from './approval.js';
import { isOwn, settled, without } from './approvalRules.js';
import type { KeptApproval } from './keptApproval.js';

/** The approval as it is handed out to one whom it names; undefined for everybody else. */
export function personalApproval(approval: KeptApproval, caller: Caller): PersonalApproval | undefined {
  const { askerRoles, due, card, isTold, submission, proposal, ...told } = approval;
  if (isOwn(approval, caller)) return { ...told, ...(submission && { submission }) };
  return isDecider(approval, caller) ? told : undefined;
}

/**
 * The approval without the caller's name, words and files; one that waits for somebody else's decision is withdrawn. Who asked
 * and who decided stays by their ids, as in the audit trail. The same object where it names somebody else.
 */
export function forgotten(approval: KeptApproval, caller: Caller, at: IsoInstant): KeptApproval {
  const own = isOwn(approval, caller) ? forgottenByAsker(approval, at) : approval;
  if (!isDecider(own, caller) || !own.decidedBy) return own;
  const { reason: _reason, ...rest } = own;
  return { ...rest, decidedBy: nameless(own.decidedBy) };
}

function forgottenByAsker(approval: KeptApproval, at: IsoInstant): KeptApproval {
  const asked = { ...approval, askedBy: nameless(approval.askedBy) };
  if (asked.state === 'Waiting') {
    return withoutFiles({ ...asked, state: 'Withdrawn', decidedAt: at, due: [...asked.due, 'withdrawn'] });
  }
  return asked.due.includes('giveBack') ? withoutFiles(asked) : asked;
}

/** It is given back to nobody: its files would be out of everybody's reach. */
function withoutFiles(approval: KeptApproval): KeptApproval {
  const { submission } = approval;
  const rest = without(approval, 'giveBack');
  return settled(submission?.files ? { ...rest, due: [...rest.due, 'dropFiles'] } : rest);
}

function isDecider({ decidedBy }: KeptApproval, { userId }: Caller): boolean {
  return decidedBy?.userId === userId;
}

function nameless({ userId }: ApprovalPerson): ApprovalPerson {
  return { userId };
}
