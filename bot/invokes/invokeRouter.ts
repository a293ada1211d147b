import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { InvokeAnswer, InvokeHandler, InvokeTurn } from './invokeHandler.js';
import { invokeRefusal } from './invokeRefusal.js';

/** What the Bot Framework takes for "nobody here answers such invokes". */
const NOT_IMPLEMENTED = 501;

/** Hands each invoke to the handler of its name. */
export class InvokeRouter {
  readonly #handlers: ReadonlyMap<string, InvokeHandler>;

  constructor(handlers: readonly InvokeHandler[]) {
    this.#handlers = new Map(handlers.map((handler) => [handler.name, handler]));
  }

  /** Answers the turn's invoke for somebody whom the desk knows. Throws what the handler throws. */
  async answer(turn: InvokeTurn): Promise<void> {
    const { name = '', value } = turn.context.activity;
    const handler = this.#handlers.get(name);
    if (!handler) return respond(turn.context, { status: NOT_IMPLEMENTED });
    const answer = await handler.answer(turn, value);
    await respond(turn.context, answer ?? invokeRefusal(name, 400, turn.texts.say('common.unreadable')));
  }

  /** Tells somebody whom the desk does not let in. */
  async refuse(context: TurnContext, sentence: string): Promise<void> {
    const { name = '', value } = context.activity;
    const handler = this.#handlers.get(name);
    if (!handler) return respond(context, { status: NOT_IMPLEMENTED });
    await respond(context, handler.refusal?.(sentence, value) ?? invokeRefusal(name, 403, sentence));
  }
}

/** Answers the turn's invoke, at the end of the turn. */
export async function respond(context: TurnContext, { status, body }: InvokeAnswer): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status, body } });
}
