import type { Caller } from '../model.js';
import type { ChannelUser, IdentityDirectory } from '../ports.js';
import type { DemoPartner, DemoUser } from './demo/demoTables.js';

/** A demo user, and at which partner. */
interface KnownUser {
  readonly user: DemoUser;
  readonly partnerId: string;
}

/** A demo user's id alone or with a suffix that tells visitors apart, as Direct Line writes user ids or without its prefix. */
const DEMO_USER = /^(?:dl_)?demo-([a-z]+)(?:-|$)/;

/**
 * Takes every channel user for a demo user: for the one that the channel's user id names, and for the first one of the
 * first partner where it names none. The embedded back end has no directory to ask.
 */
export class LocalIdentityDirectory implements IdentityDirectory {
  readonly #users: ReadonlyMap<string, KnownUser>;
  readonly #first: KnownUser | undefined;

  /** @param partners no two with a user of one id */
  constructor(partners: readonly DemoPartner[]) {
    const users = partners.flatMap(({ id, users: own }) => own.map((user) => ({ user, partnerId: id })));
    this.#users = new Map(users.map((known) => [known.user.id, known]));
    this.#first = users[0];
  }

  async callerFor({ channelId, userId }: ChannelUser): Promise<Caller | undefined> {
    if (!channelId || !userId) return undefined;
    const [, named] = DEMO_USER.exec(userId) ?? [];
    const known = named === undefined ? this.#first : this.#users.get(named);
    if (!known) return undefined;
    // Ids are only unique within a channel: without the prefix, a web client could name itself as a Teams user.
    return { userId: `${channelId}:${userId}`, partnerId: known.partnerId, roles: known.user.roles };
  }
}
