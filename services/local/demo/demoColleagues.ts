import type { Caller, Role } from '../../model.js';
import type { Colleague, Colleagues } from '../../roles.js';
import { DEMO_PARTNER_ID } from './demoDesk.js';
import type { DemoPartner, DemoUser } from './demoTables.js';

/** The demo users of the demo partner. */
export class DemoColleagues implements Colleagues {
  readonly #all: readonly Colleague[];

  constructor(partner: DemoPartner) {
    this.#all = partner.users
      .map((user) => ({ name: user.name, email: emailOf(user, partner), roles: user.roles }))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  async withRole(caller: Caller, role: Role): Promise<readonly Colleague[]> {
    if (caller.partnerId !== DEMO_PARTNER_ID) return [];
    return this.#all.filter(({ roles }) => roles.includes(role));
  }
}

/** First and last name at the partner's domain, as in `alex.morgan@…`. */
export function emailOf({ name }: DemoUser, { domain }: DemoPartner): string {
  return `${name.toLowerCase().replace(/\s+/g, '.')}@${domain}`;
}
