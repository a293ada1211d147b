import type { BotAdapter, Middleware, TurnContext } from 'botbuilder-core';
import type { Metrics, TurnOutcome } from '../metrics.js';
import type { TurnErrorHandler } from '../turnErrors.js';
import type { TurnLimit } from './turnLimit.js';
import { withTypingSign } from './typingSign.js';

/** Runs the tasks of one key one after another, of different keys at once. */
export interface TurnQueue {
  run<T>(key: string, task: () => Promise<T>): Promise<T>;
}

export interface TurnPipelineParts {
  readonly queue: TurnQueue;
  readonly metrics: Metrics;
  readonly onTurnError: TurnErrorHandler;
  /** How many turns a user may have; no limit unless set. */
  readonly limit?: TurnLimit | undefined;
}

/**
 * Puts around every turn of the adapter what every channel needs: turns of one conversation run one after another, are
 * measured, show that they take long, and a failing one is answered before the next begins. A turn must not continue its own conversation
 * through `continueConversationAsync`: it would wait for itself.
 */
export function installTurnPipeline(adapter: BotAdapter, parts: TurnPipelineParts): void {
  adapter.use(new TurnPipeline(parts));
  adapter.onTurnError = parts.onTurnError;
}

class TurnPipeline implements Middleware {
  constructor(private readonly parts: TurnPipelineParts) {}

  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    if (this.parts.limit !== undefined && !(await this.parts.limit.admits(context))) return;
    const { channelId, conversation } = context.activity;
    const finished = this.parts.metrics.turnStarted(channelId);
    let outcome: TurnOutcome = 'failed';
    try {
      outcome = await withTypingSign(context, () =>
        this.parts.queue.run(`${channelId}\n${conversation.id}`, () => this.attempt(context, next)),
      );
    } finally {
      finished(outcome);
    }
  }

  private async attempt(context: TurnContext, next: () => Promise<void>): Promise<TurnOutcome> {
    try {
      await next();
      return 'ok';
    } catch (error) {
      await this.parts.onTurnError(context, error);
      return 'failed';
    }
  }
}
