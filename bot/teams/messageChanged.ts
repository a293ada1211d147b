import { describeError, type Logger } from '../log.js';
import { LATE, within } from '../within.js';

/** The user has the answer by then; the next turn of the conversation waits for this one. */
const PATIENCE_MS = 5_000;

/**
 * Has the channel replace or delete a message of the bot's.
 * @returns whether it did: a message may be too old, or deleted, and a channel slow; that is only logged
 */
export async function messageChanged(
  log: Logger,
  activityId: string,
  change: () => Promise<unknown>,
): Promise<boolean> {
  try {
    if ((await within(PATIENCE_MS, change())) !== LATE) return true;
    log.debug({ activityId }, 'card not replaced in time');
  } catch (error) {
    log.debug({ activityId, err: describeError(error) }, 'card not replaced');
  }
  return false;
}
