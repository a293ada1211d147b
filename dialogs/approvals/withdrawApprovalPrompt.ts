import type { TextKey } from '../../services/localization/texts.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { withdrawView } from '../requests/withdrawPrompt.js';
import type { ApprovalData } from './approvalsPorts.js';

export const WITHDRAW_APPROVAL_PROMPT = 'withdrawApproval';

/** Asks before what waits for approval is withdrawn. Answers whether it is to be. */
export class WithdrawApprovalPrompt extends CardPrompt<ApprovalData, boolean> {
  protected override readonly helpKey: TextKey = 'approvals.withdraw.help';

  constructor(kit: StepKit) {
    super(WITHDRAW_APPROVAL_PROMPT, kit);
  }

  protected override view({ texts }: DeskTurn, { approvalId: id }: ApprovalData, step: string): StepView {
    const said = {
      title: texts.say('approvals.withdraw.title', { id }),
      text: texts.say('approvals.withdraw.text'),
    };
    return withdrawView(texts, said, step);
  }

  protected override pressed(_turn: DeskTurn, { action }: Press): Reading<ApprovalData, boolean> {
    return { kind: 'answer', value: action === 'yes' };
  }
}
