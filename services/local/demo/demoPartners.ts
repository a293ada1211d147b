import type { Customer } from '../../model.js';
import { type DemoPartner, type DemoUser, readAllDemoTables } from './demoTables.js';

/** Somebody whom a visitor can be while there is no sign-in. */
export interface DemoPerson extends DemoUser {
  readonly company: string;
}

/**
 * The demo partners that a desk knows: the first one, and those others that have customers there. A desk that was laid
 * down when there was no other one stays as it is.
 */
export function demoPartnersOn(customers: readonly Customer[]): readonly DemoPartner[] {
  const [first, ...others] = readAllDemoTables().map(({ partner }) => partner);
  const present = new Set(customers.map(({ partnerId }) => partnerId));
  return [...(first ? [first] : []), ...others.filter(({ id }) => present.has(id))];
}

/** Their people, with the companies that they work for. */
export function demoPeopleOf(partners: readonly DemoPartner[]): readonly DemoPerson[] {
  return partners.flatMap(({ name, users }) => users.map((user) => ({ ...user, company: name })));
}
