/** What tells whose an activity is; nobody vouches for any of it. */
export interface PlacedActivity {
  readonly type?: string | undefined;
  readonly conversation: { readonly isGroup?: unknown; readonly conversationType?: unknown };
  readonly from?: { readonly id: string } | undefined;
}

/** Teams leaves the flag out here and there; the type is always there. */
const SHARED_TYPES: ReadonlySet<unknown> = new Set(['groupChat', 'channel']);
/** What happens to the group, whoever caused it. */
const OF_THE_GROUP: ReadonlySet<unknown> = new Set(['conversationUpdate', 'installationUpdate']);

/** Whether others read along: a group chat or a channel of a team. */
export function isShared({ isGroup, conversationType }: PlacedActivity['conversation']): boolean {
  return Boolean(isGroup) || SHARED_TYPES.has(conversationType);
}

/**
 * The member of a group whose own state the activity belongs to, so written that it can stand in a path; undefined in a
 * chat of two, and where the activity is about the group.
 */
export function memberOf({ type, conversation, from }: PlacedActivity): string | undefined {
  if (!isShared(conversation) || OF_THE_GROUP.has(type)) return undefined;
  return from?.id.replaceAll('%', '%25').replaceAll('/', '%2F');
}
