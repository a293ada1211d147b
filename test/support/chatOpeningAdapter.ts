import { type Activity, TurnContext } from 'botbuilder';
import type { TurnLogic } from '../../bot/adapter/deskAdapter.js';
import type { ChatOpener, Person } from '../../bot/teams/scope/personalChat.js';
import { RecordingAdapter } from './recordingAdapter.js';

/** A channel with chats of two: `personal-<user>` is the bot's chat with a user. */
export class ChatOpeningAdapter extends RecordingAdapter implements ChatOpener {
  readonly appId = '0f0e0d0c-0b0a-4908-8706-050403020100';

  /** @param refusal what the channel answers instead of opening a chat; it opens every chat without one */
  constructor(
    onTurn: TurnLogic,
    private readonly refusal?: () => Error | undefined,
  ) {
    super(onTurn);
  }

  async openChat({ user, bot, ...person }: Person, turn: TurnLogic): Promise<void> {
    const refusal = this.refusal?.();
    if (refusal) throw refusal;
    const activity = {
      type: 'event',
      name: 'CreateConversation',
      channelId: person.channelId,
      serviceUrl: person.serviceUrl,
      from: user,
      recipient: bot,
      conversation: { id: personalChatOf(user.id), isGroup: false, conversationType: 'personal' },
      locale: person.locale,
    } as Activity;
    await this.runMiddleware(new TurnContext(this, activity), turn);
  }
}

export function personalChatOf(userId: string): string {
  return `personal-${userId}`;
}

/** What a channel's service answers, as the SDK throws it. */
export function channelRefusal(statusCode: number): Error {
  return Object.assign(new Error('refused'), { name: 'RestError', statusCode });
}
