import type { Caller } from '../model.js';
import type { ApprovalPlace, KeptApproval, PostedCard } from './keptApproval.js';

/** Is told that an approval has changed, or may have; what it is now is looked up. */
export type ApprovalWatcher = (partnerId: string, approvalId: string) => void;

/** What channels need of approvals: where their cards go, and which are out of date. */
export interface ApprovalBoard {
  watch(watcher: ApprovalWatcher): void;
  /** Where the partner's cards go; undefined while nobody has said so. */
  place(partnerId: string): Promise<ApprovalPlace | undefined>;
  /** @throws RefusedError `RoleNeeded` */
  setPlace(caller: Caller, place: Pick<ApprovalPlace, 'address' | 'locale'> | undefined): Promise<void>;
  record(partnerId: string, approvalId: string): Promise<KeptApproval | undefined>;
  /** Notes which card shows the approval, and in which state. @returns the approval as it is by now */
  noteCard(partnerId: string, approvalId: string, card: PostedCard): Promise<KeptApproval>;
  /** Notes that whoever asked was told how it ended. */
  noteTold(partnerId: string, approvalId: string): Promise<KeptApproval>;
}
