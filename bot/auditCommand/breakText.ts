import type { AuditBreak } from '../../services/audit/auditBreak.js';

/** What a break is, in one sentence for the operator. */
export function breakText(found: AuditBreak): string {
  switch (found.kind) {
    case 'Unreadable':
      return `line ${found.line} is no entry as the desk writes it`;
    case 'OtherCustomer':
      return `entry ${found.seq} (line ${found.line}) is another customer's`;
    case 'Changed':
      return `entry ${found.seq} (line ${found.line}) was changed, or made with another key: its hash does not fit`;
    case 'Unlinked':
      return `entry ${found.seq} (line ${found.line}) does not follow the entry before it: one of the two was replaced`;
    case 'Missing':
      return `${entries(found.from, found.to)} missing before line ${found.line}`;
    case 'Repeated':
      return `entry ${found.seq} (line ${found.line}) stands again, or too late`;
    case 'KeyNeeded':
      return `entry ${found.seq} (line ${found.line}) was made with a key: set AUDIT_KEY to check it`;
    case 'KeyLeftOut':
      return `entry ${found.seq} (line ${found.line}) was made without the key that earlier ones were made with`;
    case 'CutOff':
      return `${entries(found.from, found.to)} missing at the end: the customer's document tells of them`;
    case 'EntriesApart':
      return `entry ${found.seq} is another one in the customer's document than the trail leads to`;
    case 'DocumentBehind':
      return `the customer's document is that of entry ${found.documentSeq}, the trail goes on to ${found.trailSeq}: an older copy was put back`;
    case 'DocumentChanged':
      return `the customer's document was changed after entry ${found.seq}, not by the desk`;
    case 'ChangedBefore':
      return `before entry ${found.seq} (line ${found.line}) the customer's document was changed, not by the desk`;
    case 'NoDocument':
      return "the customer's document is missing or unreadable";
    case 'HeadGone':
      return `entry ${found.seq}, which was noted earlier, is not in the trail any more`;
  }
}

function entries(from: number, to: number): string {
  return from === to ? `entry ${from} is` : `entries ${from} to ${to} are`;
}
