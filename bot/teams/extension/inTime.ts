import type { InvokeAnswer, InvokeTurn } from '../../invokes/invokeHandler.js';
import { invokeRefusal } from '../../invokes/invokeRefusal.js';
import { LATE, within } from '../../within.js';

/** Teams waits five seconds for an answer; a part of them is spent on the way. */
export const ANSWER_WITHIN_MS = 4_000;

/** What `work` comes to, or, when it takes too long, a sentence that says so. Rejects as it does. */
export async function inTime(turn: InvokeTurn, work: Promise<InvokeAnswer>): Promise<InvokeAnswer> {
  const answer = await within(ANSWER_WITHIN_MS, work);
  if (answer !== LATE) return answer;
  return invokeRefusal(turn.context.activity.name ?? '', 503, turn.texts.say('extension.found.late'));
}
