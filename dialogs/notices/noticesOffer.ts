import type { DialogContext } from 'botbuilder-dialogs';
import { isUnderWay } from '../plainWords/place.js';

/** Id of the dialog in which users set what they are told of. It runs on top of any step. */
export const NOTICES_DIALOG = 'notices';

/** Whether it can be begun here: not on top of itself. */
export function maySetNotices(dc: DialogContext): boolean {
  return !isUnderWay(dc, NOTICES_DIALOG);
}
