import { setTimeout as delay } from 'node:timers/promises';
import { BotAdapter, TurnContext } from 'botbuilder-core';
import type { ClaimsIdentity } from 'botframework-connector';
import type { Activity, ConversationReference, ResourceResponse } from 'botframework-schema';
import type { TranscriptKeeper } from '../../dialogs/myData/transcriptKeeper.js';
import { KeyedQueue } from '../../services/keyedQueue.js';
import type { UploadReader } from '../files/uploadReader.js';
import type { ConversationLog } from './conversationLog.js';
import type { ActivityDraft } from './conversationRecord.js';
import { type BotAccount, continueActivity } from './inboundActivity.js';
import { forgetConversations } from './logRetention.js';
import { ownerOf, type UploadStore } from './uploadStore.js';

export type TurnLogic = (context: TurnContext) => Promise<void>;

/** Activities by which SDK code talks to its adapter; they are not for the user. */
const INTERNAL_TYPES = new Set(['invokeResponse', 'trace']);
const MAX_DELAY_MS = 10_000;
/** The last part of an upload's address, wherever its host claims to be. */
const UPLOAD_ADDRESS = /^https?:\/\/[^?#]+\/attachments\/([\w-]+)$/;

/** Runs the bot's turns in this process and keeps what it says in the conversation log, which the clients read. */
export class DirectLineAdapter extends BotAdapter implements TranscriptKeeper, UploadReader {
  readonly #turns = new KeyedQueue();

  constructor(
    private readonly log: ConversationLog,
    private readonly bot: BotAccount,
    private readonly uploads: UploadStore,
  ) {
    super();
  }

  /** Runs a turn when those before it in the conversation are done. @throws what `onTurnError` lets through. */
  runTurn(
    conversationId: string,
    activity: () => Promise<Partial<Activity>>,
    logic: TurnLogic,
  ): Promise<void> {
    return this.#turns.run(conversationId, async () => {
      await this.runMiddleware(new TurnContext(this, await activity()), logic);
    });
  }

  /** Resolves when no turn runs or waits. */
  idle(): Promise<void> {
    return this.#turns.idle();
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const responses: ResourceResponse[] = [];
    for (const activity of activities) {
      responses.push(await this.#send(context, activity));
    }
    return responses;
  }

  /** Web Chat shows the change after a reload only. */
  override async updateActivity(
    context: TurnContext,
    activity: Partial<Activity>,
  ): Promise<ResourceResponse | undefined> {
    const conversationId = conversationOf(context);
    const { id } = activity;
    if (conversationId === undefined || id === undefined) {
      return undefined;
    }
    const found = await this.log.replace(conversationId, { ...this.#outgoing(activity), id });
    return found ? { id } : undefined;
  }

  override async deleteActivity(
    context: TurnContext,
    reference: Partial<ConversationReference>,
  ): Promise<void> {
    const conversationId = conversationOf(context);
    if (conversationId !== undefined && reference.activityId !== undefined) {
      await this.log.remove(conversationId, reference.activityId);
    }
  }

  async readUpload(
    context: TurnContext,
    address: string,
    mostBytes: number,
  ): Promise<Uint8Array | 'tooLarge' | undefined> {
    const own = this.log.find(conversationOf(context) ?? '');
    const [, id] = UPLOAD_ADDRESS.exec(address) ?? [];
    return own && id !== undefined ? this.uploads.read(id, ownerOf(own), mostBytes) : undefined;
  }

  async forgetUser(context: TurnContext): Promise<readonly string[]> {
    const own = this.log.find(conversationOf(context) ?? '');
    if (own === undefined) return [];
    await this.uploads.removeOf(ownerOf(own));
    return forgetConversations(this.log, own);
  }

  /**
   * Runs `logic` as a turn of the referenced conversation, behind the turns that wait there. Does nothing when the
   * conversation is not on file. Never await it inside a turn of the same conversation: it would wait for itself.
   */
  override async continueConversation(
    reference: Partial<ConversationReference>,
    logic: TurnLogic,
  ): Promise<void> {
    const record = this.log.find(reference.conversation?.id ?? '');
    if (record === undefined) {
      return;
    }
    await this.runTurn(record.id, async () => continueActivity(record, this.bot), logic);
  }

  override continueConversationAsync(
    _identity: string | ClaimsIdentity,
    reference: Partial<ConversationReference>,
    logicOrAudience: TurnLogic | string,
    logic?: TurnLogic,
  ): Promise<void> {
    const chosen = typeof logicOrAudience === 'string' ? logic : logicOrAudience;
    return chosen === undefined ? Promise.resolve() : this.continueConversation(reference, chosen);
  }

  async #send(context: TurnContext, activity: Partial<Activity>): Promise<ResourceResponse> {
    const conversationId = activity.conversation?.id ?? conversationOf(context);
    if (activity.type === 'delay') {
      await delay(Math.min(Number(activity.value) || 1000, MAX_DELAY_MS));
      return { id: '' };
    }
    if (conversationId === undefined || INTERNAL_TYPES.has(activity.type ?? '')) {
      return { id: '' };
    }
    const [sent] = await this.log.append(conversationId, [this.#outgoing(activity)]);
    return { id: sent?.id ?? '' };
  }

  #outgoing(activity: Partial<Activity>): ActivityDraft {
    const { serviceUrl: _ours, ...shown } = activity;
    return { ...shown, from: { id: this.bot.id, name: this.bot.name, role: 'bot' } };
  }
}

function conversationOf(context: TurnContext): string | undefined {
  return context.activity.conversation?.id;
}
