import { failureWords } from '../../cards/approvals/approvalWords.js';
import type { Approval } from '../../services/approvals/approval.js';
import { RefusedError } from '../../services/errors.js';
import type { DeskTurn } from '../deskTurn.js';
import type { FormAnswer, FormData, FormEntries } from '../form/form.js';
import { FormPrompt } from '../form/formPrompt.js';
import type { StepKit } from '../prompts/stepKit.js';
import { REQUESTS_DIALOG, type RequestsOptions } from '../requests/requestsDialog.js';
import { roleRefusal } from '../roles/roleRefusal.js';
import type { TaskContext } from '../taskContext.js';
import { TaskDialog } from '../taskDialog.js';
import type { AtStake } from '../taskWaterfall.js';
import { APPROVAL_PROMPT, type ApprovalAnswer, ApprovalPrompt } from './approvalPrompt.js';
import type { ApprovalData, ApprovalsPorts } from './approvalsPorts.js';
import { APPROVALS_PROMPT, ApprovalsPrompt } from './approvalsPrompt.js';
import { rejectForm } from './rejectForm.js';
import { speakerName } from './speakerName.js';
import { WITHDRAW_APPROVAL_PROMPT, WithdrawApprovalPrompt } from './withdrawApprovalPrompt.js';

export const APPROVALS_DIALOG = 'approvals';

interface ApprovalsDraft {
  /** The approval on screen. */
  approvalId?: string;
  /** The reason that is being written. */
  reason?: FormEntries;
}

/** What waits for approval: decide on it, or withdraw what one asked for oneself. Works in every channel. */
export class ApprovalsDialog extends TaskDialog<ApprovalsDraft> {
  constructor(
    kit: StepKit,
    private readonly ports: ApprovalsPorts,
  ) {
    super(APPROVALS_DIALOG, kit);
    this.addDialog(new ApprovalsPrompt(kit, ports));
    this.addDialog(new ApprovalPrompt(kit, ports));
    this.addDialog(new FormPrompt(kit, rejectForm));
    this.addDialog(new WithdrawApprovalPrompt(kit));
    this.steps(
      { name: 'list', ask: (step) => step.ask(APPROVALS_PROMPT), keep: this.keepChosen },
      { name: 'approval', ask: this.showApproval, keep: this.keepAction },
      {
        name: 'reject',
        ask: this.askReason,
        keep: this.keepReason,
        keepEntered: this.keepEnteredReason,
      },
      { name: 'withdraw', ask: this.askWithdraw, keep: this.keepWithdraw },
      { name: 'request', ask: this.showRequest, keep: () => 'approval' },
    );
  }

  protected override newDraft(): ApprovalsDraft {
    return {};
  }

  protected override atStake({ reason = {} }: ApprovalsDraft): AtStake {
    return Object.values(reason).some((entry) => entry !== '') ? 'choices' : 'nothing';
  }

  private keepChosen(draft: ApprovalsDraft, value: unknown): undefined {
    const { approvalId } = value as ApprovalData;
    if (approvalId !== draft.approvalId) delete draft.reason;
    draft.approvalId = approvalId;
  }

  private async showApproval(step: TaskContext<ApprovalsDraft>) {
    return step.ask(APPROVAL_PROMPT, dataOf(step.draft));
  }

  private async keepAction(draft: ApprovalsDraft, value: unknown, turn: DeskTurn): Promise<string> {
    const { approvalId } = dataOf(draft);
    const { approvals } = this.ports;
    const actor = { name: speakerName(turn.context.activity) };
    const { action, figures } = value as ApprovalAnswer;
    if (action !== 'approve') return action;
    return this.unlessRefused(turn, async () => {
      await sayApproved(
        turn,
        await approvals.decide(turn.caller, approvalId, { kind: 'approve', figures }, actor),
      );
    });
  }

  private async askWithdraw(step: TaskContext<ApprovalsDraft>) {
    return step.ask(WITHDRAW_APPROVAL_PROMPT, dataOf(step.draft));
  }

  private async keepWithdraw(draft: ApprovalsDraft, value: unknown, turn: DeskTurn): Promise<string> {
    if (value !== true) return 'approval';
    return this.unlessRefused(turn, async () => {
      const { id } = await this.ports.approvals.withdraw(turn.caller, dataOf(draft).approvalId);
      await turn.say('approvals.said.withdrawn', { id });
    });
  }

  /** On top of the approval: the way back leads to it. */
  private async showRequest(step: TaskContext<ApprovalsDraft>) {
    const { draft, turn } = step;
    const { approvalId } = dataOf(draft);
    const { requestId } = (await this.ports.approvals.get(turn.caller, approvalId)) ?? {};
    if (requestId === undefined) throw new RefusedError('RequestNotFound', `${approvalId} is not filed`);
    return step.ask(REQUESTS_DIALOG, { requestId } satisfies RequestsOptions);
  }

  private async askReason(step: TaskContext<ApprovalsDraft>) {
    const { draft, turn } = step;
    draft.reason ??= {};
    const approval = await this.ports.approvals.get(turn.caller, dataOf(draft).approvalId);
    const facts = { id: approval?.id ?? '', customer: approval?.summary.customerName ?? '' };
    return step.ask(rejectForm.id, { entries: draft.reason, facts } satisfies FormData);
  }

  private keepEnteredReason(draft: ApprovalsDraft, entered: unknown): void {
    draft.reason = entered as FormEntries;
  }

  private async keepReason(draft: ApprovalsDraft, value: unknown, turn: DeskTurn): Promise<string> {
    const { reason = '' } = (value as FormAnswer).values;
    const actor = { name: speakerName(turn.context.activity) };
    const { approvalId } = dataOf(draft);
    delete draft.reason;
    return this.unlessRefused(turn, async () => {
      const decision = { kind: 'reject', reason } as const;
      const { id } = await this.ports.approvals.decide(turn.caller, approvalId, decision, actor);
      await turn.say('approvals.said.rejected', { id });
    });
  }

  /** Says why not; what is no refusal goes on to the caller. @returns the step to show next */
  private async unlessRefused(turn: DeskTurn, act: () => Promise<void>): Promise<string> {
    try {
      await act();
      return 'approval';
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      switch (error.code) {
        case 'RoleNeeded':
          await turn.sayText(await roleRefusal(turn, this.ports.colleagues, 'decideApprovals'));
          return 'list';
        case 'ApprovalNotOpen':
        case 'FiguresChanged':
        case 'OwnApproval':
          await turn.say(`errors.${error.code}`);
          return 'approval';
        case 'ApprovalNotFound':
          await turn.say('errors.ApprovalNotFound');
          return 'list';
        default:
          throw error;
      }
    }
  }
}

async function sayApproved(turn: DeskTurn, approval: Approval): Promise<void> {
  const { id, state, requestId } = approval;
  if (state === 'Failed') {
    await turn.say('approvals.said.failed', { id, why: failureWords(turn.texts, approval) });
  } else if (requestId === undefined) {
    await turn.say('approvals.said.later', { id });
  } else {
    await turn.say('approvals.said.filed', { id, request: requestId });
  }
}

function dataOf({ approvalId = '' }: ApprovalsDraft): ApprovalData {
  return { approvalId };
}
