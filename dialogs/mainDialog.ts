import type { Dialog } from 'botbuilder-dialogs';
import type { UserProfiles } from '../services/ports.js';
import { MENU_PROMPT, type MenuAnswer, type MenuData, MenuPrompt, type TaskName } from './menu/menuPrompt.js';
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
  chosen?: MenuAnswer;
}

/** One dialog a task; `resume` of an unfinished request runs in the support dialog. Each one's id is its task's name. */
export type TaskDialogs = Readonly<Record<TaskName, Dialog>>;

/** The bottom of the stack: shows the menu, runs the chosen task, and shows the menu again. */
export class MainDialog extends TaskDialog<MainDraft> {
  constructor(kit: StepKit, profiles: UserProfiles, tasks: TaskDialogs) {
    super(MAIN_DIALOG, kit);
    this.addDialog(new MenuPrompt(kit, profiles));
    for (const task of Object.values(tasks)) this.addDialog(task);
    this.steps(
      { name: 'menu', ask: this.askMenu, keep: this.keepTask },
      { name: 'task', ask: this.runTask, keep: () => 'menu' },
    );
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

  private keepTask(draft: MainDraft, chosen: unknown): undefined {
    draft.chosen = chosen as MenuAnswer;
  }

  private async runTask(step: TaskContext<MainDraft>) {
    const { chosen } = step.draft;
    if (!chosen) return step.pass();
    return chosen.task === 'resume'
      ? step.ask('support', { unfinished: chosen.unfinished })
      : step.ask(chosen.task);
  }
}
