import { Dialog } from 'botbuilder-dialogs';
import type { Clock } from '../../services/clock.js';
import type { DeskTurn } from '../deskTurn.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { TaskContext } from '../taskContext.js';
import { TaskDialog } from '../taskDialog.js';
import { FORGET_PROMPT, ForgetPrompt } from './forgetPrompt.js';
import { KEPT_DATA_PROMPT, KeptDataPrompt } from './keptDataPrompt.js';
import { MY_DATA_DIALOG, type MyDataOptions } from './myDataOffer.js';
import type { MyDataPorts } from './myDataPorts.js';

interface MyDataDraft {
  deletes: boolean;
}

/** Shows what the desk keeps of the user, hands it out, and deletes it. */
export class MyDataDialog extends TaskDialog<MyDataDraft> {
  constructor(
    kit: StepKit,
    private readonly ports: MyDataPorts,
    clock: Clock,
  ) {
    super(MY_DATA_DIALOG, kit);
    this.addDialog(new KeptDataPrompt(kit, ports, clock));
    this.addDialog(new ForgetPrompt(kit));
    this.steps(
      { name: 'kept', ask: this.showKept },
      { name: 'confirm', ask: this.confirm, keep: this.keepDecision },
      { name: 'forget', ask: this.forget },
    );
  }

  protected override newDraft({ deletes }: MyDataOptions): MyDataDraft {
    return { deletes };
  }

  /** Nothing was to be sent here, and nothing was. */
  protected override async onLeave(): Promise<void> {}

  private async showKept(step: TaskContext<MyDataDraft>) {
    if (step.draft.deletes && !step.revisited) return step.pass({ onWayBack: true });
    return step.ask(KEPT_DATA_PROMPT);
  }

  private async confirm(step: TaskContext<MyDataDraft>) {
    return step.ask(FORGET_PROMPT);
  }

  private async keepDecision(
    _draft: MyDataDraft,
    value: unknown,
    turn: DeskTurn,
  ): Promise<string | undefined> {
    if (value === true) return undefined;
    await turn.say('myData.forget.declined');
    return 'kept';
  }

  /** The turn ends here: whatever this dialog stands on is given up with the conversation. */
  private async forget({ turn }: TaskContext<MyDataDraft>) {
    // Before the profile: what waits for approval is given back to it otherwise.
    await this.ports.approvals?.forget(turn.caller);
    await this.ports.profiles.forget(turn.caller);
    await this.ports.notices?.forget(turn.caller);
    await this.ports.fileOffers?.withdraw(turn.context);
    turn.forgetConversation();
    await turn.say('myData.forget.done');
    return Dialog.EndOfTurn;
  }
}
