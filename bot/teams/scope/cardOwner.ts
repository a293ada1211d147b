import { createHash } from 'node:crypto';
import type { Activity } from 'botbuilder';
import type { IdSource } from '../../../services/ids.js';

/** Step of a card that is everybody's. */
export const EVERYBODYS = 'everybody';

/** Whose card a step belongs to, for whoever pressed it. */
export type CardOwner = 'own' | 'everybody' | 'other' | 'unknown';

/** The step of a new card that is for the sender of the activity alone. */
export function newStep(activity: Activity, ids: IdSource): string {
  return `${markOf(activity)}.${ids.next()}`;
}

/**
 * What the step says of its owner. Anybody can write anything into it: it chooses what is answered, and leads to nobody's
 * state.
 */
export function ownerOf(step: string | undefined, activity: Activity): CardOwner {
  if (step === EVERYBODYS) return 'everybody';
  const [mark, token] = step?.split('.', 2) ?? [];
  if (mark === undefined || token === undefined || mark.length !== MARK_LENGTH) return 'unknown';
  return mark === markOf(activity) ? 'own' : 'other';
}

const MARK_LENGTH = 12;

function markOf({ channelId, from }: Activity): string {
  const digest = createHash('sha256').update(JSON.stringify([channelId, from.id]));
  return digest.digest('base64url').slice(0, MARK_LENGTH);
}
