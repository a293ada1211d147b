import type { AuditAction, AuditFacts } from '../audit/auditEntry.js';
import { digestOf } from '../audit/auditSeal.js';
import type { CustomerChange } from '../local/auditedDocument.js';
import type { Caller } from '../model.js';
import type { ApprovalState, ApprovalSummary } from './approval.js';
import type { DueStep, KeptApproval } from './keptApproval.js';

/** Enters what changes nothing of a customer's document itself into the customer's audit trail. */
export type EnterChange = (caller: Caller, customerId: string, change: CustomerChange) => Promise<void>;

/** Everything about an approval that goes into the trail. */
export type ApprovalStep = Exclude<DueStep, 'file' | 'giveBack' | 'keepFiles' | 'dropFiles'>;

const ACTIONS = {
  asked: 'approval.asked',
  approved: 'approval.approved',
  rejected: 'approval.rejected',
  withdrawn: 'approval.withdrawn',
  failed: 'approval.failed',
} as const satisfies Record<ApprovalStep, AuditAction>;

/** Decided by nobody else than who did it; what follows from it does not change who that was. */
export function approvalEntry(
  step: ApprovalStep,
  approval: KeptApproval,
): { readonly userId: string; readonly change: CustomerChange } {
  const { askedBy, decidedBy = askedBy, reservationId } = approval;
  const isAsked = step === 'asked';
  return {
    userId: isAsked || step === 'withdrawn' ? askedBy.userId : decidedBy.userId,
    change: {
      action: ACTIONS[step],
      subject: { ...(reservationId !== undefined && { reservationId }) },
      before: isAsked ? null : { approval: approval.id, state: step === 'failed' ? 'Approved' : 'Waiting' },
      after: isAsked ? askedFacts(approval) : decidedFacts(step, approval),
    },
  };
}

function askedFacts({ id, summary }: KeptApproval): AuditFacts {
  const { kind, given, bought } = summary;
  return {
    approval: id,
    kind,
    units: given.map(({ sku, quantity }) => ({ sku, quantity })),
    ...(bought.length > 0 && { purchases: bought.map((line) => ({ ...line })) }),
    amounts: amountFacts(summary),
    state: 'Waiting' satisfies ApprovalState,
  };
}

/** Enough of the reason to tell later that its words are still the same. */
function decidedFacts(
  step: ApprovalStep,
  { id, askedBy, reason, summary, failure }: KeptApproval,
): AuditFacts {
  return {
    approval: id,
    state: STATES[step],
    askedBy: askedBy.userId,
    ...(step === 'approved' && { amounts: amountFacts(summary) }),
    ...(step === 'failed' && failure !== undefined && { failure }),
    ...(reason !== undefined && { reasonSha256: digestOf(reason) }),
  };
}

function amountFacts({ amounts }: ApprovalSummary) {
  return amounts.map(({ figure, amount: { amountMinor, currency } }) => ({ figure, amountMinor, currency }));
}

const STATES = {
  asked: 'Waiting',
  approved: 'Approved',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
  failed: 'Failed',
} as const satisfies Record<ApprovalStep, ApprovalState>;
