import type { DialogTurnResult, WaterfallStepContext } from 'botbuilder-dialogs';
import { DeskTurn } from './deskTurn.js';

/** The draft and the position of a task, kept in the dialog stack: plain JSON. */
export interface TaskValues<TDraft> {
  draft: TDraft;
  /** Indexes of the steps that asked, in order: the way back. */
  asked: number[];
  /** The step to return to while the leave question is open. */
  leaving?: number;
}

/** What a step sees of its task. */
export class TaskContext<TDraft extends object> {
  constructor(
    private readonly step: WaterfallStepContext,
    private readonly values: TaskValues<TDraft>,
    /** Whether the user came back to this step: then a known answer is asked again. */
    readonly revisited: boolean,
  ) {}

  get draft(): TDraft {
    return this.values.draft;
  }

  get turn(): DeskTurn {
    return DeskTurn.of(this.step.context);
  }

  /** Asks through a prompt or another task. */
  async ask(dialogId: string, data: object = {}): Promise<DialogTurnResult> {
    this.values.asked.push(this.step.index);
    return this.step.beginDialog(dialogId, data);
  }

  /**
   * Goes on without asking: the answer is known or the step does not apply. `onWayBack` says that the user saw the step
   * before, so that going back from the next one leads here.
   */
  async pass({ onWayBack = false } = {}): Promise<DialogTurnResult> {
    if (onWayBack) this.values.asked.push(this.step.index);
    return this.step.next();
  }

  /** Ends the task with its answer. */
  async finish(value: unknown): Promise<DialogTurnResult> {
    return this.step.endDialog({ kind: 'answer', value });
  }
}
