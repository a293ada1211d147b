import type { BotAdapter, Middleware, TurnContext } from 'botbuilder-core';
import { ActivityTypes } from 'botframework-schema';
import { memberOf } from '../../services/groupMembers.js';
import { asksBeside } from '../invokes/asksBeside.js';
import type { Logger } from '../log.js';
import type { Metrics, TurnOutcome } from '../metrics.js';
import { traced } from '../trace.js';
import type { TurnErrorHandler } from '../turnErrors.js';
import { notesOf } from '../turnNotes.js';
import type { TurnLimit } from './turnLimit.js';
import { withTypingSign } from './typingSign.js';

/** What the log calls by its name: a caller may write anything else there. */
const TYPES: ReadonlySet<string> = new Set(Object.values(ActivityTypes));

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
  /** What a turn that takes long says meanwhile; nothing unless set. */
  readonly slowSentence?: ((context: TurnContext) => string) | undefined;
  /** Where each turn gets a line; none unless set. */
  readonly log?: Logger | undefined;
}

/**
 * Puts around every turn of the adapter what every channel needs: turns of one conversation run one after another, are
 * measured and logged, show that they take long, and a failing one is answered before the next begins. Members of a group
 * do not wait for each other, and look-ups beside the conversation for nobody. A turn must not continue its own
 * conversation through `continueConversationAsync`: it would wait for itself.
 */
export function installTurnPipeline(adapter: BotAdapter, parts: TurnPipelineParts): void {
  adapter.use(new TurnPipeline(parts));
  adapter.onTurnError = parts.onTurnError;
}

class TurnPipeline implements Middleware {
  constructor(private readonly parts: TurnPipelineParts) {}

  onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    const { channelId, conversation, id } = context.activity;
    const ids = { channelId, conversationId: conversation?.id, activityId: id };
    return traced(ids, () => this.run(context, next));
  }

  private async run(context: TurnContext, next: () => Promise<void>): Promise<void> {
    const { limit, metrics, queue, slowSentence } = this.parts;
    const { channelId } = context.activity;
    if (limit !== undefined && !(await limit.admits(context))) return metrics.turnRefused(channelId);
    const finished = metrics.turnStarted(channelId);
    let outcome: TurnOutcome = 'failed';
    try {
      const run = () => this.attempt(context, next);
      const inOrder = () => queue.run(queueKeyOf(context), run);
      const attempt = asksBeside(context.activity) ? run : inOrder;
      outcome = await withTypingSign(context, attempt, slowSentence);
    } finally {
      const seconds = finished(outcome);
      this.report(context, outcome, Math.round(seconds * 1000));
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

  private report(context: TurnContext, outcome: TurnOutcome, ms: number): void {
    const { kind, attempts, at } = notesOf(context);
    const type = TYPES.has(context.activity.type) ? context.activity.type : 'other';
    this.parts.log?.info({ type, kind, at, outcome, attempts, ms }, 'turn');
  }
}

/** As bot state is kept. */
function queueKeyOf({ activity }: TurnContext): string {
  const member = memberOf(activity);
  const key = `${activity.channelId}\n${activity.conversation.id}`;
  return member === undefined ? key : `${key}\n${member}`;
}
