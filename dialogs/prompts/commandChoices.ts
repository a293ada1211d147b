import { type CommandName, commandAction } from '../commands.js';
import type { DeskTurn } from '../deskTurn.js';
import type { Choice } from './choice.js';

/** Buttons for commands, such as Back and Cancel, in the user's language; they carry no number. */
export function commandChoices(turn: DeskTurn, ...names: CommandName[]): Choice[] {
  return names.map((name) => ({
    action: commandAction(name),
    title: turn.texts.say(`commands.titles.${name}`),
  }));
}
