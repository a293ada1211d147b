import { RefusedError } from '../../services/errors.js';
import type { DeskTurn } from '../deskTurn.js';
import type { FormAnswer, FormData, FormEntries } from '../form/form.js';
import { FormPrompt } from '../form/formPrompt.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { TaskContext } from '../taskContext.js';
import { TaskDialog } from '../taskDialog.js';
import type { AtStake } from '../taskWaterfall.js';
import { CarryOutSteps, TERMS_STEP } from './carryOutSteps.js';
import { commentForm } from './commentForm.js';
import { MY_REQUESTS_PROMPT, type MyRequestsAnswer, MyRequestsPrompt } from './myRequestsPrompt.js';
import { REQUEST_PROMPT, type RequestAction, RequestPrompt } from './requestPrompt.js';
import { type RequestsDraft, requestOf } from './requestsDraft.js';
import type { RequestsPorts } from './requestsPorts.js';
import { WITHDRAW_PROMPT, WithdrawPrompt } from './withdrawPrompt.js';

export const REQUESTS_DIALOG = 'requests';

/** The request that is already chosen when the task is begun from elsewhere. */
export interface RequestsOptions {
  readonly requestId?: string;
}

/** The user's requests: look at them, comment on one, withdraw one, have one carried out. */
export class RequestsDialog extends TaskDialog<RequestsDraft> {
  private readonly carryingOut: CarryOutSteps | undefined;

  constructor(
    private readonly stepKit: StepKit,
    private readonly ports: RequestsPorts,
  ) {
    super(REQUESTS_DIALOG, stepKit);
    const { desk, execution } = ports;
    this.carryingOut = execution && new CarryOutSteps({ ...ports, execution });
    this.addDialog(new MyRequestsPrompt(stepKit, desk));
    this.addDialog(new RequestPrompt(stepKit, ports));
    this.addDialog(new FormPrompt(stepKit, commentForm));
    this.addDialog(new WithdrawPrompt(stepKit, desk));
    for (const prompt of this.carryingOut?.prompts(stepKit) ?? []) this.addDialog(prompt);
    this.steps(
      { name: 'list', ask: this.askWhich, keep: this.keepChosen },
      { name: 'request', ask: this.showRequest, keep: this.keepAction },
      {
        name: 'comment',
        ask: this.askComment,
        keep: this.keepComment,
        keepEntered: this.keepEnteredComment,
      },
      { name: 'withdraw', ask: this.askWithdraw, keep: this.keepWithdraw },
      { name: 'newRequest', ask: (step) => step.ask('support') },
      { name: 'end', ask: (step) => step.finish(undefined) },
      // Come to by name alone. They stand last, so that the others keep their places where they are switched on.
      ...(this.carryingOut?.steps ?? []),
    );
  }

  protected override newDraft({ requestId }: RequestsOptions): RequestsDraft {
    return requestId === undefined ? {} : { requestId };
  }

  protected override atStake({ comment }: RequestsDraft): AtStake {
    return Object.values(comment?.entered ?? {}).some((entry) => entry !== '') ? 'choices' : 'nothing';
  }

  /** Whoever comes for one request finds the list on the way back. */
  private async askWhich(step: TaskContext<RequestsDraft>) {
    const isChosen = step.draft.requestId !== undefined && !step.revisited;
    return isChosen ? step.pass({ onWayBack: true }) : step.ask(MY_REQUESTS_PROMPT);
  }

  private keepChosen(draft: RequestsDraft, value: unknown): string {
    const answer = value as MyRequestsAnswer;
    if (answer.kind === 'newRequest') return 'newRequest';
    if (answer.requestId !== draft.requestId) delete draft.comment;
    draft.requestId = answer.requestId;
    return 'request';
  }

  private async showRequest(step: TaskContext<RequestsDraft>) {
    return step.ask(REQUEST_PROMPT, requestOf(step.draft));
  }

  private keepAction(draft: RequestsDraft, value: unknown, turn: DeskTurn): string | Promise<string> {
    const action = value as RequestAction;
    if (action !== 'follow') return STEP_AFTER[action];
    return this.carryingOut?.follow(draft, turn) ?? 'request';
  }

  private async askComment(step: TaskContext<RequestsDraft>) {
    const { draft } = step;
    draft.comment ??= { id: this.stepKit.ids.next(), entered: {} };
    const facts = { id: requestOf(draft).requestId };
    return step.ask(commentForm.id, { entries: draft.comment.entered, facts } satisfies FormData);
  }

  private keepEnteredComment(draft: RequestsDraft, entered: unknown): void {
    if (draft.comment) draft.comment.entered = entered as FormEntries;
  }

  private async keepComment(draft: RequestsDraft, value: unknown, turn: DeskTurn): Promise<string> {
    const { values } = value as FormAnswer;
    const { requestId } = requestOf(draft);
    const commentId = draft.comment?.id ?? this.stepKit.ids.next();
    const next = await unlessRefused(turn, async () => {
      await this.ports.desk.comment(turn.caller, requestId, commentId, values.text ?? '');
      await turn.say('requests.comment.added');
    });
    delete draft.comment;
    return next;
  }

  private async askWithdraw(step: TaskContext<RequestsDraft>) {
    return step.ask(WITHDRAW_PROMPT, requestOf(step.draft));
  }

  private async keepWithdraw(draft: RequestsDraft, value: unknown, turn: DeskTurn): Promise<string> {
    const { requestId } = requestOf(draft);
    if (value !== true) return 'request';
    return unlessRefused(turn, async () => {
      await this.ports.desk.withdraw(turn.caller, requestId);
      await turn.say('requests.withdraw.done', { id: requestId });
    });
  }
}

/** Where each action of the request card leads. */
const STEP_AFTER: Readonly<Record<Exclude<RequestAction, 'follow'>, string>> = {
  comment: 'comment',
  withdraw: 'withdraw',
  carryOut: TERMS_STEP,
  list: 'list',
};

/** Says why the desk refuses; failures to reach it go on to the caller. @returns the step to show next */
async function unlessRefused(turn: DeskTurn, act: () => Promise<void>): Promise<'request' | 'list'> {
  try {
    await act();
    return 'request';
  } catch (error) {
    const isRefusal = error instanceof RefusedError;
    if (!isRefusal || (error.code !== 'RequestNotOpen' && error.code !== 'RequestNotFound')) throw error;
    await turn.say(`errors.${error.code}`);
    return error.code === 'RequestNotFound' ? 'list' : 'request';
  }
}
