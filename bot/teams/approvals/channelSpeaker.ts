import type { Activity, BotAdapter, ConversationReference, TurnContext } from 'botbuilder';
import { DeskError } from '../../../services/errors.js';
import { isLoopbackUrl } from '../../adapter/loopback.js';
import { noteTurn } from '../../turnNotes.js';
import type { ChannelPlace } from './channelPlace.js';

/** The adapter of the Bot Framework's channels, and the registration it speaks under. */
export interface ChannelWay {
  readonly adapter: BotAdapter;
  /** Absent on a desk that only talks to its own machine. */
  readonly appId?: string | undefined;
}

/** Speaks in channels outside of their turns. Never rejects for what a channel does. */
export class ChannelSpeaker {
  constructor(private readonly way: ChannelWay) {}

  /** @returns the id of what was posted; undefined when the channel did not take it */
  post(place: ChannelPlace, message: Partial<Activity>): Promise<string | undefined> {
    return this.#in(place, async (context) => (await context.sendActivity(message))?.id);
  }

  /** Replaces what was posted. @returns whether the channel took it */
  async update(place: ChannelPlace, activityId: string, message: Partial<Activity>): Promise<boolean> {
    const done = await this.#in(place, async (context) => {
      await context.updateActivity({ ...message, id: activityId });
      return true;
    });
    return done === true;
  }

  async #in<T>(place: ChannelPlace, act: (context: TurnContext) => Promise<T>): Promise<T | undefined> {
    const { adapter, appId } = this.way;
    // Without a registration nobody vouched for the place: it is of this machine, or nowhere.
    if (appId === undefined && !isLoopbackUrl(place.serviceUrl)) return undefined;
    let result: T | undefined;
    await adapter
      .continueConversationAsync(appId ?? '', referenceTo(place), async (context) => {
        noteTurn(context, { kind: 'notice' });
        // What goes wrong here must not reach the turn's own handler, which would apologize in the channel.
        result = await act(context).catch(undefinedOfChannel);
      })
      .catch(undefinedOfChannel);
    return result;
  }
}

function referenceTo({ user, bot, conversation, ...place }: ChannelPlace): Partial<ConversationReference> {
  return {
    ...place,
    user: { ...user, name: '' },
    bot: { ...bot, name: '' },
    conversation: { ...conversation, conversationType: conversation.conversationType ?? '', name: '' },
  };
}

/** @throws what is no fault of a channel */
function undefinedOfChannel(error: unknown): undefined {
  const isOfChannel = error instanceof DeskError || (error instanceof Error && error.name === 'RestError');
  if (!isOfChannel) throw error;
  return undefined;
}
