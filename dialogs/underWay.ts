import type { DialogContext } from 'botbuilder-dialogs';

/** Whether a dialog of this id is on the stack, here or below. */
export function isUnderWay(dc: DialogContext, dialogId: string): boolean {
  for (let at: DialogContext | undefined = dc; at; at = at.parent) {
    if (at.stack.some(({ id }) => id === dialogId)) return true;
  }
  return false;
}
