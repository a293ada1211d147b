/** One place where a trail is not as the desk wrote it. Lines and entries count from 1. */
export type AuditBreak =
  /** The line is no entry as the desk writes it. */
  | { readonly kind: 'Unreadable'; readonly line: number }
  /** The entry is another customer's. */
  | { readonly kind: 'OtherCustomer'; readonly line: number; readonly seq: number }
  /** The hash is not that of the content. */
  | { readonly kind: 'Changed'; readonly line: number; readonly seq: number }
  /** The entry does not follow the one before it, which was replaced, or follows from another trail. */
  | { readonly kind: 'Unlinked'; readonly line: number; readonly seq: number }
  /** These entries are gone from the middle. */
  | { readonly kind: 'Missing'; readonly line: number; readonly from: number; readonly to: number }
  /** The entry stands again, or later than it should. */
  | { readonly kind: 'Repeated'; readonly line: number; readonly seq: number }
  /** The entry was made with a key, and none was given. */
  | { readonly kind: 'KeyNeeded'; readonly line: number; readonly seq: number }
  /** The entry was made without the key, after others that were made with it. */
  | { readonly kind: 'KeyLeftOut'; readonly line: number; readonly seq: number }
  /** The document tells of entries that the trail ends before. */
  | { readonly kind: 'CutOff'; readonly from: number; readonly to: number }
  /** The newest entry is another one in the document than in the trail, or spoilt there. */
  | { readonly kind: 'EntriesApart'; readonly seq: number }
  /** The document is older than the trail: it holds entry `documentSeq`, 0 for none. */
  | { readonly kind: 'DocumentBehind'; readonly documentSeq: number; readonly trailSeq: number }
  /** The document's content is not what the desk wrote with entry `seq`. */
  | { readonly kind: 'DocumentChanged'; readonly seq: number }
  /** The desk found the document changed by somebody else when it made this entry. */
  | { readonly kind: 'ChangedBefore'; readonly line: number; readonly seq: number }
  /** There is no readable document of this customer. */
  | { readonly kind: 'NoDocument' }
  /** The entry that was noted earlier is not in the trail any more. */
  | { readonly kind: 'HeadGone'; readonly seq: number };
