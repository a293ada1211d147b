/** What tells whose an activity is; nobody vouches for any of it. */
export interface PlacedActivity {
  readonly type?: string | undefined;
  readonly conversation: {
    readonly id?: string;
    readonly isGroup?: unknown;
    readonly conversationType?: unknown;
  };
  readonly from?: { readonly id: string } | undefined;
}

/** Only Teams names the type. One that is not known here is taken for shared: nothing can be said there in confidence. */
const PERSONAL_TYPES: ReadonlySet<unknown> = new Set([undefined, null, '', 'personal']);
/** How Teams calls group chats, meetings and channels, whatever else an activity says of them. */
const TEAMS_THREAD = /^19:[^@]*@thread\./;
/** What happens to the group, whoever caused it. */
const OF_THE_GROUP: ReadonlySet<unknown> = new Set(['conversationUpdate', 'installationUpdate']);

/** Whether others read along: a group chat, a meeting or a channel of a team. */
export function isShared({ id = '', isGroup, conversationType }: PlacedActivity['conversation']): boolean {
  return Boolean(isGroup) || !PERSONAL_TYPES.has(conversationType) || TEAMS_THREAD.test(id);
}

/** Whether the activity is about a group itself: what is kept of it belongs to none of its members. */
export function isOfTheGroup({ type, conversation }: PlacedActivity): boolean {
  return isShared(conversation) && OF_THE_GROUP.has(type);
}

/**
 * The member of a group whose own state the activity belongs to, so written that it can stand in a path; undefined in a
 * chat of two, and where the activity is about the group.
 */
export function memberOf(activity: PlacedActivity): string | undefined {
  if (!isShared(activity.conversation) || isOfTheGroup(activity)) return undefined;
  return activity.from?.id.replaceAll('%', '%25').replaceAll('/', '%2F');
}
