import type { Caller, Role } from '../model.js';
import type { ChannelUser, IdentityDirectory, ProvenAccount } from '../ports.js';
import type { Colleague, Colleagues } from '../roles.js';
import type { KnownUser } from './usersFile.js';

/**
 * Maps proven accounts to the partner, user and roles that the users file gives them. What an activity merely says of its
 * sender counts for nothing here.
 */
export class KnownUsers implements IdentityDirectory, Colleagues {
  #users: readonly KnownUser[];
  #callers: ReadonlyMap<string, Caller>;

  constructor(users: readonly KnownUser[]) {
    this.#users = users;
    this.#callers = new Map(users.map(callerEntry));
  }

  /** From the next turn on these are known, and nobody else. */
  replace(users: readonly KnownUser[]): void {
    this.#users = users;
    this.#callers = new Map(users.map(callerEntry));
  }

  async callerFor({ account }: ChannelUser): Promise<Caller | undefined> {
    return account === undefined ? undefined : this.#callers.get(userIdOf(account));
  }

  /** Those whom the file gives a name; it knows no addresses. */
  async withRole({ partnerId }: Caller, role: Role): Promise<readonly Colleague[]> {
    return this.#users
      .filter((user) => user.partnerId === partnerId && user.roles.includes(role))
      .flatMap(({ name, roles }) => (name === undefined ? [] : [{ name, roles }]))
      .sort((a, b) => a.name.localeCompare(b.name));
  }
}

function callerEntry({ partnerId, roles, account }: KnownUser): [string, Caller] {
  const userId = userIdOf(account);
  return [userId, { userId, partnerId, roles }];
}

/** Begins with the channel, as every user's id does. GUIDs are written in either case, portal ids are not. */
function userIdOf(account: ProvenAccount): string {
  return account.kind === 'portal'
    ? `webchat:${account.userId}`
    : `msteams:${account.tenantId}:${account.objectId}`.toLowerCase();
}
