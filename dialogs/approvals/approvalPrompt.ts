import { approvalView } from '../../cards/approvals/approvalView.js';
import { requestCard } from '../../cards/request/requestCard.js';
import type { Approval } from '../../services/approvals/approval.js';
import { approvalNotFound, isOwn } from '../../services/approvals/approvalRules.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { Caller } from '../../services/model.js';
import { allows } from '../../services/roles.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice, numbered } from '../prompts/choice.js';
import { commandChoices } from '../prompts/commandChoices.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { roleRefusal } from '../roles/roleRefusal.js';
import type { ApprovalData, ApprovalsPorts } from './approvalsPorts.js';

export const APPROVAL_PROMPT = 'approval';

const APPROVAL_ACTIONS = ['approve', 'reject', 'withdraw', 'request', 'list'] as const;
export type ApprovalAction = (typeof APPROVAL_ACTIONS)[number];

export interface ApprovalAnswer {
  readonly action: ApprovalAction;
  /** The amounts that were on the card, as the approval counts them. */
  readonly figures: number;
}

const STYLES = {
  approve: 'positive',
  reject: 'destructive',
  withdraw: 'destructive',
  request: 'default',
  list: 'default',
} as const;

/** One approval: what it comes to, how it stands, and what the user can do about it. */
export class ApprovalPrompt extends CardPrompt<ApprovalData, ApprovalAnswer> {
  protected override readonly helpKey: TextKey = 'approvals.item.help';

  constructor(
    kit: StepKit,
    private readonly ports: ApprovalsPorts,
  ) {
    super(APPROVAL_PROMPT, kit);
  }

  /** Whoever types the words of a button that is not drawn is told why it is not. */
  protected override async view(
    turn: DeskTurn,
    { approvalId }: ApprovalData,
    step: string,
  ): Promise<StepView> {
    const { texts, caller } = turn;
    const approval = await this.find(caller, approvalId);
    const actions = APPROVAL_ACTIONS.filter((action) => isPossible(action, approval, caller));
    const hidden = APPROVAL_ACTIONS.filter((action) => !actions.includes(action));
    const drawn = numbered(actions.map((action) => choiceOf(texts, action, approval)));
    const leaving = commandChoices(turn, 'startOver');
    const buttons = [
      ...actions.map((action, index) =>
        buttonFor(drawn[index] ?? choiceOf(texts, action, approval), step, STYLES[action]),
      ),
      ...leaving.map((choice) => buttonFor(choice, step)),
    ];
    return {
      card: requestCard(approvalView(texts, approval, caller.userId, buttons)),
      choices: [...drawn, ...leaving, ...hidden.map((action) => choiceOf(texts, action, approval))],
    };
  }

  protected override async pressed(
    turn: DeskTurn,
    press: Press,
    { approvalId }: ApprovalData,
  ): Promise<Reading<ApprovalData, ApprovalAnswer>> {
    const action = APPROVAL_ACTIONS.find((known) => known === press.action) ?? 'list';
    const approval = await this.find(turn.caller, approvalId);
    if (isPossible(action, approval, turn.caller))
      return { kind: 'answer', value: { action, figures: Number(press.item) } };
    return { kind: 'refuse', say: await this.whyNot(turn, action, approval) };
  }

  private async whyNot(turn: DeskTurn, action: ApprovalAction, approval: Approval): Promise<string> {
    const { texts, caller } = turn;
    if (action === 'request') return texts.say('errors.RequestNotFound');
    if (approval.state !== 'Waiting') return texts.say('errors.ApprovalNotOpen');
    if (action === 'withdraw') return texts.say('errors.ApprovalNotFound');
    if (isOwn(approval, caller)) return texts.say('errors.OwnApproval');
    return roleRefusal(turn, this.ports.colleagues, 'decideApprovals');
  }

  private async find(caller: Caller, approvalId: string): Promise<Approval> {
    const approval = await this.ports.approvals.get(caller, approvalId);
    if (!approval) throw approvalNotFound();
    return approval;
  }
}

function isPossible(action: ApprovalAction, approval: Approval, caller: Caller): boolean {
  if (action === 'list') return true;
  // A request is in reach of whoever filed it alone.
  if (action === 'request') return approval.requestId !== undefined && isOwn(approval, caller);
  if (approval.state !== 'Waiting') return false;
  const own = isOwn(approval, caller);
  return action === 'withdraw' ? own : !own && allows(caller, 'decideApprovals');
}

/** Each is about the amounts that the card was drawn with. */
function choiceOf(texts: Texts, action: ApprovalAction, { figures }: Approval): Choice {
  return {
    action,
    item: String(figures),
    title: texts.say(`approvals.buttons.${action}`),
    also: texts.say(`approvals.choices.${action}`).split('|'),
  };
}
