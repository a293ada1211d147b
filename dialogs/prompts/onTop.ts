import type { DialogContext } from 'botbuilder-dialogs';
import type { CommandName } from '../commands.js';
import type { DeskTurn } from '../deskTurn.js';
import { MY_DATA_DIALOG, type MyDataOptions, mayShowMyData } from '../myData/myDataOffer.js';
import { maySetNotices, NOTICES_DIALOG } from '../notices/noticesOffer.js';
import type { StepKit } from './stepKit.js';

/** Commands that lead to a dialog on top of the step, and back to it. */
export type OnTopCommand = Extract<CommandName, 'myData' | 'forgetMe' | 'notices'>;

/** What such a command begins; undefined where it is under way already, or where there is no such thing, which is said. */
export async function dialogOnTop(
  dc: DialogContext,
  turn: DeskTurn,
  command: OnTopCommand,
  { tellsNews }: StepKit,
): Promise<{ readonly id: string; readonly options?: MyDataOptions } | undefined> {
  if (command !== 'notices') {
    const options = { deletes: command === 'forgetMe' };
    return mayShowMyData(dc) ? { id: MY_DATA_DIALOG, options } : undefined;
  }
  if (tellsNews) return maySetNotices(dc) ? { id: NOTICES_DIALOG } : undefined;
  await turn.say('notices.off');
  return undefined;
}
