import type { TurnContext } from 'botbuilder';
import { type Dialog, DialogContext, type DialogInstance } from 'botbuilder-dialogs';
import type { UserProfiles } from '../services/ports.js';
import type { TaskName } from '../services/tasks.js';
import type { DeskTurn } from './deskTurn.js';
import { MENU_PROMPT, type MenuAnswer, type MenuData, MenuPrompt } from './menu/menuPrompt.js';
import { MEANT_PROMPT, type MeantAnswer, type MeantData, MeantPrompt } from './plainWords/meantPrompt.js';
import { SwitchDialog } from './plainWords/switchDialog.js';
import { SwitchPrompt } from './plainWords/switchPrompt.js';
import type { TaskWish } from './plainWords/taskWish.js';
import { understoodWords } from './plainWords/wishWords.js';
import type { StepKit } from './prompts/stepKit.js';
import type { TaskContext } from './taskContext.js';
import { TaskDialog } from './taskDialog.js';

export const MAIN_DIALOG = 'main';

/** How the conversation opens: by joining, or by the user's first words. */
export interface MainOptions {
  readonly opening: 'joined' | 'spoken';
}

interface MainDraft {
  readonly opening: MainOptions['opening'];
  begun: boolean;
  chosen?: Exclude<MenuAnswer, { task: 'inDoubt' }>;
  /** What may be meant, while the user is asked. */
  inDoubt?: readonly TaskWish[];
}

/** One dialog a task; `resume` of an unfinished request runs in the support dialog. Each one's id is its task's name. */
export type TaskDialogs = Readonly<Record<TaskName, Dialog>>;

/**
 * The bottom of the stack: shows the menu, runs the chosen task, and shows the menu again. Its dialogs can be begun from
 * anywhere in the conversation.
 */
export class MainDialog extends TaskDialog<MainDraft> {
  /** @param onTop run on top of any step */
  constructor(kit: StepKit, profiles: UserProfiles, tasks: TaskDialogs, ...onTop: readonly Dialog[]) {
    super(MAIN_DIALOG, kit);
    this.addDialog(new MenuPrompt(kit, profiles));
    this.addDialog(new MeantPrompt(kit));
    this.addDialog(new SwitchDialog());
    this.addDialog(new SwitchPrompt(kit));
    for (const dialog of onTop) this.addDialog(dialog);
    for (const task of Object.values(tasks)) this.addDialog(task);
    this.steps(
      { name: 'menu', ask: this.askMenu, keep: this.keepTask },
      { name: 'task', ask: this.runTask, keep: () => 'menu' },
      { name: 'inDoubt', ask: this.askMeant, keep: this.keepMeant },
    );
  }

  /** Draws the step under way again. The SDK would look for its dialog only in the task right around it. */
  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    let innermost: DialogContext = this.createChildContext(
      new DialogContext(this.dialogs, context, { dialogStack: [instance] }),
    );
    for (let child = innermost.child; child; child = child.child) innermost = child;
    await innermost.repromptDialog();
  }

  protected override newDraft(options: object): MainDraft {
    return { opening: (options as MainOptions).opening, begun: false };
  }

  protected override stepInsteadOfEnd(): string {
    return 'menu';
  }

  private async askMenu(step: TaskContext<MainDraft>) {
    const first = !step.draft.begun;
    step.draft.begun = true;
    const atOnce = first && step.draft.opening === 'spoken';
    return step.ask(MENU_PROMPT, { opening: first ? 'welcome' : 'next', atOnce } satisfies MenuData);
  }

  private keepTask(draft: MainDraft, value: unknown): string | undefined {
    const chosen = value as MenuAnswer;
    if (chosen.task === 'inDoubt') {
      draft.inDoubt = chosen.wishes;
      return 'inDoubt';
    }
    draft.chosen = chosen;
    return undefined;
  }

  private async runTask(step: TaskContext<MainDraft>) {
    const { chosen } = step.draft;
    if (!chosen) return step.finish(undefined);
    return chosen.task === 'resume'
      ? step.ask('support', { unfinished: chosen.unfinished })
      : step.ask(chosen.task, chosen.options);
  }

  private async askMeant(step: TaskContext<MainDraft>) {
    return step.ask(MEANT_PROMPT, { wishes: step.draft.inDoubt ?? [] } satisfies MeantData);
  }

  private async keepMeant(draft: MainDraft, value: unknown, turn: DeskTurn): Promise<string> {
    const meant = value as MeantAnswer;
    delete draft.inDoubt;
    if (meant === 'none') {
      await turn.say('understanding.meant.noneSaid');
      return 'menu';
    }
    await turn.sayText(understoodWords(turn.texts, meant));
    draft.chosen = { task: meant.task, options: meant.options };
    return 'task';
  }
}
