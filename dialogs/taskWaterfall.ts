import { type DialogContext, DialogReason, type DialogTurnResult, WaterfallDialog } from 'botbuilder-dialogs';
import { DeskTurn } from './deskTurn.js';
import type { SaidOptions } from './plainWords/taskWish.js';
import { LEAVE_PROMPT, type LeaveChoice, type LeaveData } from './prompts/leavePrompt.js';
import { asOutcome, type Outcome } from './prompts/outcome.js';
import { TaskContext, type TaskValues } from './taskContext.js';

export const TASK_STEPS = 'steps';

/** Result that a step is run with when the user comes back to it. */
const REVISIT = 'revisit';

/** One step of a task: asks through a prompt or another task, then keeps what was answered in the draft. */
export interface TaskStep<TDraft extends object> {
  /** Stable name, for `goTo`. */
  readonly name: string;
  ask(step: TaskContext<TDraft>): Promise<DialogTurnResult>;
  /** Puts the answer into the draft; `goTo` in the returned value names the step to show next instead of the following one. */
  keep?(draft: TDraft, value: unknown, turn: DeskTurn): Promise<string | undefined> | string | undefined;
  /** Puts what the user's own words choose into the draft; the returned value is that of `keep`. */
  keepSaid?(
    draft: TDraft,
    said: SaidOptions,
    turn: DeskTurn,
  ): Promise<string | undefined> | string | undefined;
  /** Puts what was entered so far into the draft when the user leaves the step without answering it. */
  keepEntered?(draft: TDraft, entered: unknown, turn: DeskTurn): Promise<void> | void;
}

/** What leaving a task now would lose; decides what the user is asked. */
export type AtStake = 'nothing' | LeaveData['atStake'];

/** What the waterfall asks its task. */
export interface TaskHooks<TDraft extends object> {
  stepInsteadOfEnd(): string | undefined;
  newDraft(options: object): TDraft;
  atStake(draft: TDraft): AtStake;
  onLeave(draft: TDraft, choice: LeaveChoice, turn: DeskTurn): Promise<void>;
  onRestart(draft: TDraft, turn: DeskTurn): Promise<void>;
}

/** Runs the steps of a task, keeps their answers, and finds the way back and out. */
export class TaskWaterfall<TDraft extends object> extends WaterfallDialog {
  constructor(
    private readonly hooks: TaskHooks<TDraft>,
    private readonly tasks: readonly TaskStep<TDraft>[],
  ) {
    super(TASK_STEPS);
    for (const task of tasks) {
      this.addStep((step) =>
        task.ask(new TaskContext(step, valuesOf<TDraft>(step), step.result === REVISIT)),
      );
    }
  }

  protected override async runStep(
    dc: DialogContext,
    index: number,
    reason: DialogReason,
    result?: unknown,
  ): Promise<DialogTurnResult> {
    const values = valuesOf<TDraft>(dc);
    if (reason === DialogReason.beginCalled) {
      values.draft = this.hooks.newDraft(optionsOf(dc));
      values.asked = [];
    }
    const outcome = asOutcome(result);
    if (!outcome) return super.runStep(dc, index, reason, result);
    if (values.leaving !== undefined) return this.afterLeaveQuestion(dc, values, values.leaving, outcome);
    if ('entered' in outcome) {
      await this.tasks[index - 1]?.keepEntered?.(values.draft, outcome.entered, DeskTurn.of(dc.context));
    }
    switch (outcome.kind) {
      case 'answer':
      case 'said':
        return this.keep(dc, values, index - 1, outcome);
      case 'back':
        return this.goBack(dc, values);
      case 'cancel':
        return this.askToLeave(dc, values, index - 1);
      case 'restart':
        return this.restart(dc, values);
      case 'left':
        return this.end(dc, values, outcome);
    }
  }

  private async restart(dc: DialogContext, values: TaskValues<TDraft>): Promise<DialogTurnResult> {
    await this.hooks.onRestart(values.draft, DeskTurn.of(dc.context));
    return this.end(dc, values, { kind: 'restart' });
  }

  private async end(
    dc: DialogContext,
    values: TaskValues<TDraft>,
    outcome: Outcome<unknown>,
  ): Promise<DialogTurnResult> {
    const goTo = this.hooks.stepInsteadOfEnd();
    return goTo === undefined ? dc.endDialog(outcome) : this.goTo(dc, values, goTo);
  }

  private async goTo(dc: DialogContext, values: TaskValues<TDraft>, name: string): Promise<DialogTurnResult> {
    const target = this.tasks.findIndex((task) => task.name === name);
    // Steps from the target on will ask again: the way back ends before them.
    values.asked = values.asked.filter((asked) => asked < target);
    return super.runStep(dc, target, DialogReason.nextCalled, REVISIT);
  }

  private async keep(
    dc: DialogContext,
    values: TaskValues<TDraft>,
    index: number,
    outcome: Extract<Outcome<unknown>, { kind: 'answer' | 'said' }>,
  ): Promise<DialogTurnResult> {
    const turn = DeskTurn.of(dc.context);
    const task = this.tasks[index];
    const goTo =
      outcome.kind === 'answer'
        ? await task?.keep?.(values.draft, outcome.value, turn)
        : await task?.keepSaid?.(values.draft, outcome.options, turn);
    if (goTo === undefined) return super.runStep(dc, index + 1, DialogReason.nextCalled);
    return this.goTo(dc, values, goTo);
  }

  private async goBack(dc: DialogContext, values: TaskValues<TDraft>): Promise<DialogTurnResult> {
    values.asked.pop();
    const previous = values.asked.pop();
    if (previous === undefined) return this.end(dc, values, { kind: 'back' });
    return super.runStep(dc, previous, DialogReason.nextCalled, REVISIT);
  }

  private async askToLeave(
    dc: DialogContext,
    values: TaskValues<TDraft>,
    index: number,
  ): Promise<DialogTurnResult> {
    const atStake = this.hooks.atStake(values.draft);
    if (atStake === 'nothing') return this.leave(dc, values, 'drop');
    values.leaving = index;
    return dc.beginDialog(LEAVE_PROMPT, { atStake } satisfies LeaveData);
  }

  private async afterLeaveQuestion(
    dc: DialogContext,
    values: TaskValues<TDraft>,
    index: number,
    outcome: Outcome<unknown>,
  ): Promise<DialogTurnResult> {
    delete values.leaving;
    if (outcome.kind === 'restart') return this.restart(dc, values);
    if (outcome.kind === 'answer' && outcome.value !== 'stay') {
      return this.leave(dc, values, outcome.value === 'keep' ? 'keep' : 'drop');
    }
    values.asked.pop();
    return super.runStep(dc, index, DialogReason.nextCalled, REVISIT);
  }

  private async leave(
    dc: DialogContext,
    values: TaskValues<TDraft>,
    choice: LeaveChoice,
  ): Promise<DialogTurnResult> {
    await this.hooks.onLeave(values.draft, choice, DeskTurn.of(dc.context));
    return this.end(dc, values, { kind: 'left' });
  }
}

/** The draft of the task whose steps run in the dialogs of `inner`; undefined where none does, or while it is being left. */
export function draftUnderWay<TDraft extends object>(inner: DialogContext): TDraft | undefined {
  const steps = inner.stack.find(({ id }) => id === TASK_STEPS);
  const values = steps?.state.values as TaskValues<TDraft> | undefined;
  return values?.leaving === undefined ? values?.draft : undefined;
}

function valuesOf<TDraft extends object>(dc: DialogContext): TaskValues<TDraft> {
  // The waterfall's own `values` object, typed in this one place.
  return dc.activeDialog?.state.values as TaskValues<TDraft>;
}

function optionsOf(dc: DialogContext): object {
  return (dc.activeDialog?.state.options ?? {}) as object;
}
