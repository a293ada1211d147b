import type { Caller } from '../model.js';
import type { ChannelUser, IdentityDirectory } from '../ports.js';
import type { DemoUser } from './demo/demoTables.js';

/** A demo user's id alone or with a suffix that tells visitors apart, as Direct Line writes user ids or without its prefix. */
const DEMO_USER = /^(?:dl_)?demo-([a-z]+)(?:-|$)/;

/**
 * Takes every channel user for one of the demo partner's: for the demo user that the channel's user id names, and for
 * the first of them where it names none. The embedded back end has no directory to ask.
 */
export class LocalIdentityDirectory implements IdentityDirectory {
  readonly #users: ReadonlyMap<string, DemoUser>;

  constructor(
    private readonly partnerId: string,
    private readonly users: readonly DemoUser[],
  ) {
    this.#users = new Map(users.map((user) => [user.id, user]));
  }

  async callerFor({ channelId, userId }: ChannelUser): Promise<Caller | undefined> {
    if (!channelId || !userId) return undefined;
    const [, named] = DEMO_USER.exec(userId) ?? [];
    const user = named === undefined ? this.users[0] : this.#users.get(named);
    if (!user) return undefined;
    // Ids are only unique within a channel: without the prefix, a web client could name itself as a Teams user.
    return { userId: `${channelId}:${userId}`, partnerId: this.partnerId, roles: user.roles };
  }
}
