import {
  ComponentDialog,
  type DialogContext,
  type DialogState,
  type DialogTurnResult,
} from 'botbuilder-dialogs';
import { TASKS, type TaskName } from '../services/tasks.js';
import { DeskTurn } from './deskTurn.js';
import { type LeaveChoice, LeavePrompt } from './prompts/leavePrompt.js';
import { asOutcome } from './prompts/outcome.js';
import type { StepKit } from './prompts/stepKit.js';
import { taskEndOf } from './taskEvents.js';
import { type AtStake, TASK_STEPS, type TaskHooks, type TaskStep, TaskWaterfall } from './taskWaterfall.js';

/**
 * A task as a waterfall with a way back. Steps run in order and each keeps its answer in one typed draft; a step whose
 * answer is known passes on. `back`, `cancel` and `start over` arrive here as outcomes of the prompts.
 */
export abstract class TaskDialog<TDraft extends object> extends ComponentDialog {
  private readonly kit: StepKit;
  /** The contexts of this turn's dialogs inside this one, by the context around it: the SDK asks for them several times. */
  private readonly inner = new WeakMap<DialogContext, DialogContext>();
  /** Absent where this is only a part of a task. */
  private readonly task: TaskName | undefined;

  constructor(id: string, kit: StepKit) {
    super(id);
    this.kit = kit;
    this.task = TASKS.find((task) => task === id);
  }

  override async beginDialog(outer: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { task } = this;
    if (task) DeskTurn.of(outer.context).note({ kind: 'begun', task });
    return super.beginDialog(outer, options);
  }

  override createChildContext(outer: DialogContext): DialogContext {
    const kept = this.inner.get(outer);
    if (kept && kept.stack === stackInside(outer)) return kept;
    const inner = super.createChildContext(outer);
    this.inner.set(outer, inner);
    return inner;
  }

  protected override async endComponent(outer: DialogContext, result: unknown): Promise<DialogTurnResult> {
    const { task } = this;
    if (task) DeskTurn.of(outer.context).note({ kind: 'ended', task, end: taskEndOf(asOutcome(result)) });
    return super.endComponent(outer, result);
  }

  /** The table of contents; call it once, from the constructor. */
  protected steps(...steps: TaskStep<TDraft>[]): void {
    const bound = steps.map(({ name, ask, keep, keepSaid, keepEntered }) => ({
      name,
      ask: ask.bind(this),
      ...(keep && { keep: keep.bind(this) }),
      ...(keepSaid && { keepSaid: keepSaid.bind(this) }),
      ...(keepEntered && { keepEntered: keepEntered.bind(this) }),
    }));
    this.addDialog(new TaskWaterfall(this.hooks(), bound));
    this.addDialog(new LeavePrompt(this.kit));
    this.initialDialogId = TASK_STEPS;
  }

  /** A fresh draft from the options that the task was begun with. */
  protected abstract newDraft(options: object): TDraft;

  /** What would be lost by leaving now. */
  protected atStake(_draft: TDraft): AtStake {
    return 'nothing';
  }

  /** Called when the user chose to leave; `choice` says whether a request is to be kept for later. */
  protected async onLeave(_draft: TDraft, _choice: LeaveChoice, turn: DeskTurn): Promise<void> {
    await turn.say('commands.cancelled');
  }

  /** Called when the user starts over in the middle of the task, to keep what must not be lost. */
  protected async onRestart(_draft: TDraft, _turn: DeskTurn): Promise<void> {}

  /** Name of the step to go on with instead of ending; only the task at the bottom has one. */
  protected stepInsteadOfEnd(): string | undefined {
    return undefined;
  }

  private hooks(): TaskHooks<TDraft> {
    return {
      stepInsteadOfEnd: () => this.stepInsteadOfEnd(),
      newDraft: (options) => this.newDraft(options),
      atStake: (draft) => this.atStake(draft),
      onLeave: (draft, choice, turn) => this.onLeave(draft, choice, turn),
      onRestart: (draft, turn) => this.onRestart(draft, turn),
    };
  }
}

/** The stack inside the dialog on top, where a component keeps it. */
function stackInside({ activeDialog }: DialogContext): unknown {
  return (activeDialog?.state.dialogs as Partial<DialogState> | undefined)?.dialogStack;
}
