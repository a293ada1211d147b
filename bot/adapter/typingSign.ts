import { ActivityTypes, DeliveryModes, type TurnContext } from 'botbuilder-core';

/** From here on a turn counts as slow: the user should see that the desk is at work. */
const SLOW_AFTER_MS = 1_500;
/** Clients show the sign for a few seconds. */
const AGAIN_AFTER_MS = 4_000;

/** Shows the user that the desk is typing for as long as `turn` takes, if it takes long. Ends as the turn does. */
export async function withTypingSign<T>(context: TurnContext, turn: () => Promise<T>): Promise<T> {
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
  timer = setTimeout(show, SLOW_AFTER_MS);
  try {
    return await turn();
  } finally {
    clearTimeout(timer);
    await shown;
  }
}
