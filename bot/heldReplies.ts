import type { Activity, TurnContext } from 'botbuilder';
import { goesOutAtOnce } from './saidAtOnce.js';

/**
 * Holds back what a turn says until what it changed is kept: nobody reads an answer that the desk then does not know
 * of, and a turn that has to be run again says everything once. A sign that the desk is at work is not held.
 */
export class HeldReplies {
  #held: Partial<Activity>[] = [];
  #isHolding = true;

  constructor(private readonly context: TurnContext) {
    context.onSendActivities(async (_context, activities, next) => {
      if (!this.#isHolding || activities.every(goesOutAtOnce)) return next();
      this.#held.push(...activities);
      return activities.map(() => ({ id: '' }));
    });
  }

  /** Forgets what was said so far. */
  drop(): void {
    this.#held = [];
  }

  /** Says what was held, and from here on everything at once. @param send delivers it in order; at once unless given */
  async release(send: (held: Partial<Activity>[]) => Promise<unknown> = this.#sendAll): Promise<void> {
    this.#isHolding = false;
    const held = this.#held;
    this.#held = [];
    if (held.length > 0) await send(held);
  }

  readonly #sendAll = (held: Partial<Activity>[]) => this.context.sendActivities(held);
}
