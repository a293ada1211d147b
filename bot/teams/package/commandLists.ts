import type { TeamsManifestV1D30 } from '@microsoft/app-manifest';
import type { CommandName } from '../../../dialogs/commands.js';
import type { Texts } from '../../../services/localization/texts.js';
import { TASKS, type TaskName } from '../../../services/tasks.js';

/** What Teams offers above the compose box: tasks of the menu, and what can be said in every step. */
type OfferedCommand = TaskName | CommandName;

/** The most that Teams shows, whatever the schema allows. */
export const MOST_COMMANDS = 10;

const PERSONAL = [
  'overview',
  'refund',
  'exchange',
  'support',
  'requests',
  'portfolio',
  'startOver',
  'help',
  'language',
  'myData',
] as const satisfies readonly OfferedCommand[];

/** Where others read along: what they may see, and what goes on in the personal chat. */
const SHARED = [
  'overview',
  'refund',
  'exchange',
  'support',
  'requests',
  'help',
] as const satisfies readonly OfferedCommand[];

/** The commands of each scope, under the titles by which the conversation knows them. */
export function commandLists(texts: Texts): TeamsManifestV1D30.CommandList[] {
  const commandsOf = (names: readonly (typeof PERSONAL)[number][]) =>
    names.map((name) => ({
      title: titleOf(texts, name),
      description: texts.say(`teamsApp.commands.${name}`),
    }));
  return [
    { scopes: ['personal'], commands: commandsOf(PERSONAL) },
    { scopes: ['team'], commands: commandsOf(SHARED) },
    { scopes: ['groupChat'], commands: commandsOf(SHARED) },
  ];
}

function titleOf(texts: Texts, name: OfferedCommand): string {
  return isTask(name) ? texts.say(`menu.tasks.${name}`) : texts.say(`commands.titles.${name}`);
}

function isTask(name: OfferedCommand): name is TaskName {
  return TASKS.some((task) => task === name);
}
