/** What the desk tells its users of by itself, in the order in which settings and messages name it. */
export const NOTICE_KINDS = [
  'requestStatus',
  'supportAnswer',
  'expiringSoon',
  'limitRefilled',
  'weeklyDigest',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What is most the user's own first. */
export function byKind<N extends { readonly kind: NoticeKind }>(notices: readonly N[]): N[] {
  return NOTICE_KINDS.flatMap((kind) => notices.filter((notice) => notice.kind === kind));
}

/** How soon a user is told of something. */
export const NOTICE_PACES = ['atOnce', 'daily', 'weekly', 'off'] as const;
export type NoticePace = (typeof NOTICE_PACES)[number];

/** Those that a kind can have. The digest is of a week. */
export function pacesOf(kind: NoticeKind): readonly NoticePace[] {
  return kind === 'weeklyDigest' ? ['weekly', 'off'] : NOTICE_PACES;
}

/** Reservations are told of that expire within so many days. */
export const EXPIRING_WITHIN_DAYS = 30;
