import type { DialogContext } from 'botbuilder-dialogs';
import type { DeskTurn } from '../deskTurn.js';
import { isUnderWay } from '../underWay.js';

/** Id of the dialog in which users set what they are told of. It runs on top of any step. */
export const NOTICES_DIALOG = 'notices';

/** Whether it can be begun here. Says why not where others would read along; not on top of itself. */
export async function maySetNotices(dc: DialogContext, turn: DeskTurn): Promise<boolean> {
  if (turn.context.activity.conversation.isGroup) {
    await turn.say('notices.onlyAlone');
    return false;
  }
  return !isUnderWay(dc, NOTICES_DIALOG);
}
