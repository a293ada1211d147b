import type { Approvals } from '../../services/approvals/approval.js';
import type { Colleagues } from '../../services/roles.js';

/** Through which approvals are decided and withdrawn. */
export interface ApprovalsPorts {
  readonly approvals: Approvals;
  readonly colleagues: Colleagues;
}

/** Names the approval that a step is about. */
export interface ApprovalData {
  readonly approvalId: string;
}
