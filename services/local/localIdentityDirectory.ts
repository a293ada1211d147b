import type { Caller } from '../model.js';
import type { ChannelUser, IdentityDirectory } from '../ports.js';

/** Takes every channel user for an Admin agent of the demo partner: the embedded back end has no directory to ask. */
export class LocalIdentityDirectory implements IdentityDirectory {
  constructor(private readonly partnerId: string) {}

  async callerFor({ channelId, userId }: ChannelUser): Promise<Caller | undefined> {
    if (!channelId || !userId) return undefined;
    // Ids are only unique within a channel: without the prefix, a web client could name itself as a Teams user.
    return { userId: `${channelId}:${userId}`, partnerId: this.partnerId, roles: ['AdminAgent'] };
  }
}
