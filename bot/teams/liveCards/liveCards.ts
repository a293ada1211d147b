import { type Activity, DeliveryModes, type TurnContext } from 'botbuilder';
import { DeskTurn } from '../../../dialogs/deskTurn.js';
import type { Logger } from '../../log.js';
import { LiveTurn } from './liveTurn.js';
import { ShownCards } from './shownCards.js';

/** The channel in which a card can be replaced after it was sent; Web Chat takes an update and shows nothing of it. */
const TEAMS = 'msteams';

/** Sends what a turn says and, in Teams, lets the cards of answered steps show how they were answered. */
export class LiveCards {
  readonly #shown = new ShownCards();

  constructor(private readonly log: Logger) {}

  /** Call it once the turn is kept. Rejects when a message cannot be sent, never because a card cannot be replaced. */
  async deliver(context: TurnContext, activities: Partial<Activity>[]): Promise<void> {
    const steps = DeskTurn.find(context)?.stepCards;
    const { channelId, deliveryMode } = context.activity;
    // Replies that are collected have no ids, and may have no channel to replace anything in.
    const isLive = channelId === TEAMS && deliveryMode !== DeliveryModes.ExpectReplies;
    if (!steps || !isLive) {
      await context.sendActivities(activities);
      return;
    }
    const turn = new LiveTurn(context, steps, this.#shown, this.log);
    await turn.send(activities);
    await turn.replaceAnswered();
  }
}
