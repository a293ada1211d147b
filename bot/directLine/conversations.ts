import { setTimeout as delay } from 'node:timers/promises';
import type { Activity } from 'botframework-schema';
import { isPortalUserId } from '../../services/identity/portalUserId.js';
import { HttpProblem } from '../http/httpProblem.js';
import type { ConversationLog } from './conversationLog.js';
import type { ConversationRecord } from './conversationRecord.js';
import type { DirectLineAdapter, TurnLogic } from './directLineAdapter.js';
import type { DirectLineLimits } from './directLineLimits.js';
import type { DirectLineLog } from './directLineLog.js';
import { type BotAccount, joinActivity } from './inboundActivity.js';
import type { Access } from './requestAccess.js';
import type { TokenGrant } from './tokens.js';

export interface ConversationsOptions {
  readonly log: ConversationLog;
  readonly adapter: DirectLineAdapter;
  readonly bot: BotAccount;
  readonly onTurn: TurnLogic;
  readonly limits: DirectLineLimits;
  readonly report: DirectLineLog;
}

/** An activity that is in the log and whose turn will run. */
export interface AcceptedActivity {
  readonly id: string;
  /** Resolves when the turn is done or takes longer than the limit. @throws HttpProblem 502 `BotError`. */
  handled(): Promise<void>;
}

/** Starts conversations and brings what clients send to the bot, until it is told to stop. */
export class Conversations {
  readonly #options: ConversationsOptions;
  readonly #pending = new Map<string, number>();
  #stopped = false;

  constructor(options: ConversationsOptions) {
    this.#options = options;
  }

  /** Starts the granted conversation unless it is on file; the bot hears of the user once. */
  async start(grant: TokenGrant): Promise<{ conversation: ConversationRecord; fresh: boolean }> {
    this.#refuseWhenStopped();
    const { conversationId: id, userId, channelId, locale } = grant;
    const { log } = this.#options;
    const fresh = log.find(id) === undefined && (await log.create({ id, userId, channelId, locale }));
    const conversation = this.ofGrant(grant);
    this.#announce(conversation);
    return { conversation, fresh };
  }

  /**
   * The conversation, when the caller may use it.
   * @throws HttpProblem 403 `ForeignConversation`, 404 `ConversationNotFound`.
   */
  ofAccess(access: Access, conversationId: string): ConversationRecord {
    if (access.kind === 'secret') {
      return this.#notOfPortal(this.#find(conversationId));
    }
    if (access.grant.conversationId !== conversationId) {
      throw new HttpProblem(403, 'ForeignConversation', 'The token is for another conversation.');
    }
    return this.ofGrant(access.grant);
  }

  /** As {@link ofAccess}, for the conversation that the grant names. */
  ofGrant(grant: TokenGrant): ConversationRecord {
    const conversation = this.#find(grant.conversationId);
    if (conversation.userId !== grant.userId) {
      throw new HttpProblem(403, 'ForeignConversation', 'The conversation is another user’s.');
    }
    return conversation;
  }

  /**
   * Logs the activity and has the bot's turn run behind those that wait.
   * @throws HttpProblem 429 `TooManyActivities`, 503 `Stopping`; nothing is logged then.
   */
  async accept(conversation: ConversationRecord, activity: Partial<Activity>): Promise<AcceptedActivity> {
    this.#refuseWhenStopped();
    const { log, adapter, onTurn, limits } = this.#options;
    this.#reserveTurn(conversation.id);
    const { serviceUrl: _internal, ...shown } = activity;
    const echo = log.append(conversation.id, [shown]).then(([first]) => first ?? notFound());
    const turn = adapter
      .runTurn(conversation.id, async () => ({ ...activity, ...stampOf(await echo) }), onTurn)
      .finally(() => this.#releaseTurn(conversation.id));
    this.#reportFailure(turn, conversation.id);
    const { id } = await echo;
    return { id, handled: () => this.#settled(turn, limits.turnWaitMs) };
  }

  /** Takes nothing more and resolves when the running turns have finished. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#options.adapter.idle();
  }

  #find(conversationId: string): ConversationRecord {
    const { log } = this.#options;
    if (!log.isOpen) {
      throw stopping();
    }
    return log.find(conversationId) ?? notFound();
  }

  /** Other programs have the secret too, and none of them speaks for people whom the portal signed in. */
  #notOfPortal(conversation: ConversationRecord): ConversationRecord {
    if (isPortalUserId(conversation.userId)) {
      throw new HttpProblem(403, 'ForeignConversation', 'The conversation is a portal user’s alone.');
    }
    return conversation;
  }

  #announce(conversation: ConversationRecord): void {
    // A conversation that begins while the server stops is announced when its client comes back.
    if (conversation.joined || this.#stopped) {
      return;
    }
    const { log, adapter, bot, onTurn } = this.#options;
    const turn = adapter.runTurn(
      conversation.id,
      async () => joinActivity(conversation, bot),
      async (context) => {
        if (log.find(conversation.id)?.joined === false) {
          await onTurn(context);
          await log.markJoined(conversation.id);
        }
      },
    );
    this.#reportFailure(turn, conversation.id);
  }

  async #settled(turn: Promise<void>, waitMs: number): Promise<void> {
    const timer = new AbortController();
    try {
      await Promise.race([turn, delay(waitMs, undefined, { signal: timer.signal })]);
    } catch (cause) {
      throw new HttpProblem(502, 'BotError', 'The bot could not handle the activity.', {}, { cause });
    } finally {
      timer.abort();
    }
  }

  #reportFailure(turn: Promise<unknown>, conversationId: string): void {
    turn.catch((error: unknown) => {
      this.#options.report.error({ err: error, conversationId }, 'direct line turn failed');
    });
  }

  #reserveTurn(conversationId: string): void {
    const count = this.#pending.get(conversationId) ?? 0;
    if (count >= this.#options.limits.pendingTurns) {
      throw new HttpProblem(429, 'TooManyActivities', 'The bot has not answered what was sent before.', {
        'Retry-After': '1',
      });
    }
    this.#pending.set(conversationId, count + 1);
  }

  #releaseTurn(conversationId: string): void {
    const count = this.#pending.get(conversationId) ?? 0;
    if (count > 1) {
      this.#pending.set(conversationId, count - 1);
    } else {
      this.#pending.delete(conversationId);
    }
  }

  #refuseWhenStopped(): void {
    if (this.#stopped) {
      throw stopping();
    }
  }
}

function stampOf({ id, timestamp }: Partial<Activity>): Partial<Activity> {
  return timestamp === undefined ? { id } : { id, timestamp };
}

function stopping(): HttpProblem {
  return new HttpProblem(503, 'Stopping', 'The server is stopping.', { 'Retry-After': '5' });
}

function notFound(): never {
  throw new HttpProblem(404, 'ConversationNotFound', 'There is no such conversation.');
}
