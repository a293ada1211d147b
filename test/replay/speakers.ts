import type { Activity } from 'botbuilder';

/** Ids of Teams bots begin so; those of its users with `29:`. */
const TEAMS_BOT = '28:';

/** Activities that a channel sends to the bot and that no bot ever sends. */
const ALWAYS_TO_THE_BOT = ['conversationUpdate', 'installationUpdate', 'messageReaction'];

/**
 * Tells the bot's activities of a transcript from the user's. Few channels fill in `role`: then the ids decide, which
 * the activities that name a role or can only be addressed to the bot give away.
 */
export class Speakers {
  private readonly botIds = new Set<string>();

  constructor(activities: readonly Partial<Activity>[]) {
    for (const { type = '', from, recipient } of activities) {
      if (from?.role === 'bot') this.learn(from.id);
      if (recipient?.role === 'bot' || ALWAYS_TO_THE_BOT.includes(type)) this.learn(recipient?.id);
    }
    // Without any such hint: a conversation begins with the user.
    if (this.botIds.size === 0) this.learn(activities[0]?.recipient?.id);
  }

  isBot({ from, recipient, replyToId, type = '' }: Partial<Activity>): boolean {
    if (ALWAYS_TO_THE_BOT.includes(type)) return false;
    if (from?.role) return from.role === 'bot';
    if (from?.id !== undefined) return this.isBotId(from.id);
    if (recipient?.role) return recipient.role !== 'bot';
    if (recipient?.id !== undefined) return !this.isBotId(recipient.id);
    return replyToId !== undefined;
  }

  private isBotId(id: string): boolean {
    return this.botIds.has(id) || id.startsWith(TEAMS_BOT);
  }

  private learn(id: string | undefined): void {
    if (id !== undefined) this.botIds.add(id);
  }
}
