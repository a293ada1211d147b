import { type Activity, ActivityTypes } from 'botbuilder-core';

/** Invokes that only look something up, mostly while somebody types. */
const LOOK_UPS: ReadonlySet<string | undefined> = new Set([
  'application/search',
  'composeExtension/query',
  'composeExtension/selectItem',
  'composeExtension/queryLink',
  'composeExtension/anonymousQueryLink',
  'composeExtension/fetchTask',
  'task/fetch',
]);

/**
 * Whether the activity can be answered beside the turns of its conversation, of which it neither reads nor changes
 * anything: in a group, all who type ask in the same conversation.
 */
export function asksBeside({ type, name }: Pick<Activity, 'type' | 'name'>): boolean {
  return type === ActivityTypes.Invoke && LOOK_UPS.has(name);
}
