import { ActivityTypes, DeliveryModes, type StatePropertyAccessor, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { DeskTurn } from '../../../dialogs/deskTurn.js';
import type { FileOffer, FileOffers } from '../../../dialogs/myData/fileOffers.js';
import type { Clock } from '../../../services/clock.js';
import { DeskError } from '../../../services/errors.js';
import { isShared } from '../../../services/groupMembers.js';
import type { IdSource } from '../../../services/ids.js';
import type { DeskState } from '../../conversationMemory.js';
import type { InvokeTurn } from '../../invokes/invokeHandler.js';
import { consentCard } from './fileCards.js';

const TEAMS = 'msteams';
const OPEN_FOR_MS = 24 * 60 * 60_000;

const kept = z.object({
  id: z.string(),
  partnerId: z.string(),
  userId: z.string(),
  madeAtMs: z.number(),
});

/** `over`: taken already, out of time, or none that the chat knows; `foreign`: made to somebody else. */
export type OfferStanding = 'open' | 'over' | 'foreign';

/**
 * Files that the desk offers in personal chats of Teams. What is kept of an offer, with its conversation, is to whom and when
 * it was made: the file is made when it is sent.
 */
export class TeamsFileOffers implements FileOffers {
  readonly #state: StatePropertyAccessor<unknown>;

  constructor(
    private readonly conversations: DeskState,
    private readonly ids: IdSource,
    private readonly clock: Clock,
  ) {
    this.#state = conversations.createProperty('fileOffer');
  }

  /** Teams sends files to one person alone; replies that are collected reach no client of Teams. */
  takes({ activity: { channelId, conversation, deliveryMode } }: TurnContext): boolean {
    const isAlone = conversation.conversationType === 'personal' && !isShared(conversation);
    return channelId === TEAMS && isAlone && deliveryMode !== DeliveryModes.ExpectReplies;
  }

  /** It stands once the turn's state is saved. */
  async offer({ context, caller }: DeskTurn, file: FileOffer): Promise<void> {
    const { partnerId, userId } = caller;
    const id = this.ids.next();
    const madeAtMs = this.clock.now().getTime();
    await this.#state.set(context, { id, partnerId, userId, madeAtMs } satisfies z.infer<typeof kept>);
    await context.sendActivity({ type: ActivityTypes.Message, attachments: [consentCard(file, id)] });
  }

  async withdraw(context: TurnContext): Promise<void> {
    await this.#state.delete(context);
  }

  /** How an offer stands for whoever answers it. */
  async standing({ context, caller }: InvokeTurn, id: string): Promise<OfferStanding> {
    await this.conversations.load(context, true);
    const offer = kept.safeParse(await this.#state.get(context)).data;
    if (offer?.id !== id) return 'over';
    if (offer.partnerId !== caller.partnerId || offer.userId !== caller.userId) return 'foreign';
    return this.clock.now().getTime() - offer.madeAtMs < OPEN_FOR_MS ? 'open' : 'over';
  }

  /** Takes an open offer: whoever gets it is the only one. @returns whether it was still there */
  async take(turn: InvokeTurn, id: string): Promise<boolean> {
    if ((await this.standing(turn, id)) !== 'open') return false;
    await this.#state.delete(turn.context);
    try {
      await this.conversations.saveChanges(turn.context);
      return true;
    } catch (error) {
      if (error instanceof DeskError && error.code === 'StateConflict') return false;
      throw error;
    }
  }
}
