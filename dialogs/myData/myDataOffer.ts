import type { DialogContext } from 'botbuilder-dialogs';
import type { DeskTurn } from '../deskTurn.js';
import { isUnderWay } from '../underWay.js';

/** Id of the dialog that shows a user what the desk keeps of them. It runs on top of any step. */
export const MY_DATA_DIALOG = 'myData';

/** What the dialog is begun with. */
export interface MyDataOptions {
  /** Whether the user asked for the deletion at once. */
  readonly deletes: boolean;
}

/** Whether it can be begun here. Says why not where others would read along; not on top of itself. */
export async function mayShowMyData(dc: DialogContext, turn: DeskTurn): Promise<boolean> {
  if (turn.context.activity.conversation.isGroup) {
    await turn.say('myData.onlyAlone');
    return false;
  }
  return !isUnderWay(dc, MY_DATA_DIALOG);
}
