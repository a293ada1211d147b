import { createHash } from 'node:crypto';
import type { Caller } from '../../model.js';

/** Stands for a comment's id where support is told that a request was carried out: no user's comment has it. */
export const CARRIED_OUT = 'carried-out';

/** Enough of a hash that no two are ever the same, and short enough to be read out. */
const HASH_DIGITS = 40;

/**
 * The name of the ticket that a user's submission becomes: the same whenever it is sent again, another one for every other
 * user or submission.
 */
export function ticketNameOf({ partnerId, userId }: Caller, key: string): string {
  return nameFrom([partnerId, userId, key]);
}

/** The name of a comment among the messages of its ticket. */
export function messageNameOf(ticketName: string, commentId: string): string {
  return nameFrom([ticketName, commentId]);
}

function nameFrom(parts: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return `desk-${hash.slice(0, HASH_DIGITS)}`;
}
