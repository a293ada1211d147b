import type { ConversationState, StatePropertyAccessor, TurnContext } from 'botbuilder';
import {
  type Dialog,
  type DialogContext,
  DialogSet,
  type DialogState,
  type DialogStateManagerConfiguration,
} from 'botbuilder-dialogs';
import { z } from 'zod';
import { DeskTurn } from '../dialogs/deskTurn.js';
import type { Clock } from '../services/clock.js';
import { DeskError } from '../services/errors.js';
import { isOfTheGroup } from '../services/groupMembers.js';
import type { Caller } from '../services/model.js';
import { TASKS } from '../services/tasks.js';
import { type ArrivalKind, Arrivals } from './arrivals.js';
import { isContinuable, standingIn } from './dialogStack.js';
import type { Logger } from './log.js';
import type { NewestCard } from './teams/scope/groupTalk.js';

const greeting = z.object({
  welcomed: z.boolean().optional(),
  /** The locale that was answered in the default language, and said so. */
  languageNotice: z.string().optional(),
});

/** Where a turn keeps the parts of the SDK's dialog memory. */
const MEMORY_PARTS = 'DialogStateManagerConfiguration';

/** How the bot opened a conversation. */
export type Greeting = z.infer<typeof greeting>;

/** Bot state in which other conversations than the turn's can be deleted. */
export interface DeskState extends ConversationState {
  /** Deletes what is kept of another conversation of the turn's channel. */
  deleteOther(context: TurnContext, conversationId: string): Promise<void>;
}

/**
 * What the bot remembers of a conversation. What it finds there and cannot use is given up and logged: otherwise every
 * turn would fail on it, for ever.
 */
export class ConversationMemory {
  private readonly dialogs: DialogSet;
  /** The SDK's memory scopes and path resolvers, which hold nothing of a turn. It would build them in every turn. */
  private memoryParts: DialogStateManagerConfiguration | undefined;
  private readonly stack: StatePropertyAccessor<DialogState>;
  private readonly greetings: StatePropertyAccessor<Greeting>;
  private readonly arrivals: Arrivals;
  /** Id of the partner whose user speaks. */
  private readonly partner: StatePropertyAccessor<unknown>;
  /** Step of the card that a member of a group was shown last. */
  private readonly groupCard: StatePropertyAccessor<unknown>;

  constructor(
    private readonly conversations: DeskState,
    private readonly log: Logger,
    main: Dialog,
    clock: Clock,
  ) {
    this.stack = conversations.createProperty('dialog');
    this.greetings = conversations.createProperty('greeting');
    this.arrivals = new Arrivals(conversations.createProperty('arrivals'), clock);
    this.partner = conversations.createProperty('partner');
    this.groupCard = conversations.createProperty('groupCard');
    this.dialogs = new DialogSet(this.stack);
    this.dialogs.add(main);
  }

  /**
   * Reads it anew at the start of a turn, or of another attempt at it. What was kept of another partner's user is given
   * up: drafts and lists of a dialog would show it.
   * @returns whether a dialog that was under way had to be given up
   */
  async open(context: TurnContext, { partnerId }: Caller): Promise<'whole' | 'lost'> {
    const isReadable = await this.load(context);
    if (!isOfTheGroup(context.activity)) await this.keepApart(context, partnerId);
    const stored: unknown = await this.stack.get(context);
    const isUsable = stored === undefined || isContinuable(stored, (id) => this.dialogs.find(id));
    if (isReadable && isUsable) return 'whole';
    await this.forgetDialog(context);
    return 'lost';
  }

  /** Takes note of the turn's activity. */
  arrivalOf(context: TurnContext): Promise<ArrivalKind> {
    return this.arrivals.take(context);
  }

  noteAnswered(context: TurnContext): void {
    this.arrivals.noteAnswered(context.activity);
  }

  async dialogContext(context: TurnContext): Promise<DialogContext> {
    if (this.memoryParts) context.turnState.set(MEMORY_PARTS, this.memoryParts);
    const dc = await this.dialogs.createContext(context);
    this.memoryParts = dc.state.configuration;
    return dc;
  }

  async forgetDialog(context: TurnContext): Promise<void> {
    const { channelId, conversation } = context.activity;
    this.log.warn({ channelId, conversationId: conversation.id }, 'dialog given up');
    await this.noteAbandoned(context);
    await this.stack.set(context, { dialogStack: [] });
  }

  /** Where the conversation stands: ids of its dialogs and step, the outermost first. */
  async standing(context: TurnContext): Promise<string> {
    return standingIn(await this.stack.get(context)).join('/');
  }

  /**
   * Gives up what was entered and said here, and everything in the user's other conversations of the channel. That the
   * user was greeted, and which activities were taken, stays.
   */
  async startAnew(context: TurnContext, others: readonly string[]): Promise<void> {
    for (const id of others) await this.conversations.deleteOther(context, id);
    await this.noteAbandoned(context);
    await this.stack.set(context, { dialogStack: [] });
    await this.greetings.set(context, { welcomed: true });
  }

  async greeting(context: TurnContext): Promise<Greeting> {
    return greeting.safeParse(await this.greetings.get(context)).data ?? {};
  }

  async keepGreeting(context: TurnContext, kept: Greeting): Promise<void> {
    await this.greetings.set(context, kept);
  }

  newestCard(context: TurnContext): NewestCard {
    return {
      get: async () => {
        const step = await this.groupCard.get(context);
        return typeof step === 'string' ? step : undefined;
      },
      set: (step) => this.groupCard.set(context, step),
    };
  }

  /** @throws UnreachableError `StateConflict` when another turn saved in between */
  async save(context: TurnContext): Promise<void> {
    await this.conversations.saveChanges(context);
  }

  /** The tasks that were under way are over for whoever counts them. */
  private async noteAbandoned(context: TurnContext): Promise<void> {
    const under = new Set(standingIn(await this.stack.get(context)));
    for (const task of TASKS) {
      if (under.has(task)) DeskTurn.find(context)?.note({ kind: 'ended', task, end: 'abandoned' });
    }
  }

  private async keepApart(context: TurnContext, partnerId: string): Promise<void> {
    const known = await this.partner.get(context);
    if (known !== undefined && known !== partnerId) {
      await this.noteAbandoned(context);
      await this.empty(context);
    }
    await this.partner.set(context, partnerId);
  }

  private async load(context: TurnContext): Promise<boolean> {
    try {
      await this.conversations.load(context, true);
      return true;
    } catch (error) {
      if (!(error instanceof DeskError) || error.code !== 'DocumentCorrupt') throw error;
      await this.empty(context);
      return false;
    }
  }

  private async empty(context: TurnContext): Promise<void> {
    await this.conversations.delete(context);
    await this.conversations.load(context);
  }
}
