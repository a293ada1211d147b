import type { Caller, Role } from '../../model.js';
import type { Colleague, Colleagues } from '../../roles.js';
import type { DemoPartner, DemoUser } from './demoTables.js';

/** The demo users of each demo partner. */
export class DemoColleagues implements Colleagues {
  readonly #byPartner: ReadonlyMap<string, readonly Colleague[]>;

  constructor(partners: readonly DemoPartner[]) {
    this.#byPartner = new Map(partners.map((partner) => [partner.id, colleaguesAt(partner)]));
  }

  async withRole({ partnerId }: Caller, role: Role): Promise<readonly Colleague[]> {
    return this.#byPartner.get(partnerId)?.filter(({ roles }) => roles.includes(role)) ?? [];
  }
}

function colleaguesAt(partner: DemoPartner): Colleague[] {
  return partner.users
    .map((user) => ({ name: user.name, email: emailOf(user, partner), roles: user.roles }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** First and last name at the partner's domain, as in `alex.morgan@…`. */
export function emailOf({ name }: DemoUser, { domain }: DemoPartner): string {
  return `${name.toLowerCase().replace(/\s+/g, '.')}@${domain}`;
}
