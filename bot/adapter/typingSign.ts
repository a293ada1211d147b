import { ActivityTypes, DeliveryModes, type TurnContext } from 'botbuilder-core';
import { saidAtOnce } from '../saidAtOnce.js';

/** From here on a turn counts as slow: the user should see that the desk is at work. */
const SLOW_AFTER_MS = 1_500;
/** Clients show the sign for a few seconds. */
const AGAIN_AFTER_MS = 4_000;
/** From here on it wants a word; soon the channel is answered, and what the turn has to say comes later. */
const SAID_AFTER_MS = 8_000;

/**
 * Shows the user that the desk is typing for as long as `turn` takes, if it takes long, and says so once if it goes on.
 * Ends as the turn does.
 * @param sentence for a turn that goes on; nothing is said without it
 */
export async function withTypingSign<T>(
  context: TurnContext,
  turn: () => Promise<T>,
  sentence?: (context: TurnContext) => string,
): Promise<T> {
  const { type, deliveryMode } = context.activity;
  // Replies that are collected arrive when the turn is over.
  if (type !== ActivityTypes.Message || deliveryMode === DeliveryModes.ExpectReplies) return turn();
  let shown: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const show = () => {
    // A sign that cannot be shown is no reason to fail the turn.
    shown = shown.then(() => context.sendActivity({ type: ActivityTypes.Typing })).catch(() => undefined);
    timer = setTimeout(show, AGAIN_AFTER_MS);
  };
  const say = () => {
    if (!sentence) return;
    shown = shown.then(() => context.sendActivity(saidAtOnce(sentence(context)))).catch(() => undefined);
  };
  timer = setTimeout(show, SLOW_AFTER_MS);
  const saying = setTimeout(say, SAID_AFTER_MS);
  try {
    return await turn();
  } finally {
    clearTimeout(timer);
    clearTimeout(saying);
    await shown;
  }
}
