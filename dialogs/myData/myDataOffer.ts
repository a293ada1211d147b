import type { DialogContext } from 'botbuilder-dialogs';
import { isUnderWay } from '../plainWords/place.js';

/** Id of the dialog that shows a user what the desk keeps of them. It runs on top of any step. */
export const MY_DATA_DIALOG = 'myData';

/** What the dialog is begun with. */
export interface MyDataOptions {
  /** Whether the user asked for the deletion at once. */
  readonly deletes: boolean;
}

/** Whether it can be begun here: not on top of itself. */
export function mayShowMyData(dc: DialogContext): boolean {
  return !isUnderWay(dc, MY_DATA_DIALOG);
}
