import { createHash } from 'node:crypto';
import type { AccessRole, RoleAssignment } from '../../accessControl.js';
import type { Customer } from '../../model.js';
import { foldText } from '../../search/foldText.js';
import { emailOf } from './demoColleagues.js';
import type { DemoPartner } from './demoTables.js';
import { fixedId } from './fixedId.js';

/** Somebody who can be given a role. */
export interface Person {
  readonly name: string;
  /** In lower case. */
  readonly email: string;
}

/** People at every customer. Their number is prime, so that any stride meets each of them once. */
const NAMES = [
  'Aisha Khan',
  'Ben Carter',
  'Carla Ruiz',
  'David Osei',
  'Elena Petrova',
  'François Lefèvre',
  'Grace Lim',
  'Henrik Dahl',
  'Ines Moreau',
  'Jonas Weber',
  'Kavita Rao',
  'Liam Byrne',
  'Maya Cohen',
  'Nora Lindqvist',
  'Omar Haddad',
  'Priya Nair',
  'Quentin Roux',
  'Rosa Marino',
  'Sofia Almeida',
  'Tomasz Nowak',
  'Ulla Virtanen',
  'Victor Chen',
  'Zoë Müller',
] as const;

/** Who has access to the demo's reservations before anybody changes it, and who could have. The same on every start. */
export class DemoAccess {
  readonly #partners: ReadonlyMap<string, DemoPartner>;

  constructor(partners: readonly DemoPartner[]) {
    this.#partners = new Map(partners.map((partner) => [partner.id, partner]));
  }

  /** One owner or two, contributors and readers at the customer, and an administrator at the customer's partner. */
  atFirst({ domain, partnerId }: Customer, reservationId: string): RoleAssignment[] {
    const [one = 0, two = 0, three = 0, start = 0, stride = 0, admin = 0] = createHash('sha256')
      .update(reservationId)
      .digest();
    const roles: AccessRole[] = [
      ...repeated('Owner', one % 3 === 0 ? 1 : 2),
      ...repeated('ReservationContributor', 1 + (two % 2)),
      ...repeated('Reader', three % 8 === 0 ? 8 : 1 + (three % 3)),
    ];
    const people = roles.map((role, place) => {
      const name = NAMES[(start + place * (1 + (stride % (NAMES.length - 1)))) % NAMES.length] ?? NAMES[0];
      return assignmentOf(reservationId, { name, email: addressOf(name, domain) }, role);
    });
    const partner = this.#partners.get(partnerId);
    const admins = partner?.users.filter(({ roles: held }) => held.includes('AdminAgent')) ?? [];
    const user = admins[admin % Math.max(1, admins.length)];
    if (!partner || !user) return people;
    const person = { name: user.name, email: emailOf(user, partner) };
    return [...people, assignmentOf(reservationId, person, 'ReservationAdministrator')];
  }

  /** Whose address it is; undefined where it is neither at the customer nor at the customer's partner. */
  personAt(email: string, customer: Customer): Person | undefined {
    const [local = '', domain = ''] = email.split('@');
    const partner = this.#partners.get(customer.partnerId);
    const isColleague = domain === partner?.domain.toLowerCase();
    if (!isColleague && domain !== customer.domain.toLowerCase()) return undefined;
    const known = isColleague
      ? partner?.users.find((user) => emailOf(user, partner) === email)?.name
      : NAMES.find((name) => addressOf(name, domain) === email);
    return { name: known ?? nameIn(local), email };
  }
}

/** A person's role under an id that is the same for the same person and role. */
export function assignmentOf(reservationId: string, person: Person, role: AccessRole): RoleAssignment {
  return { id: fixedId('assignment', reservationId, person.email, role), ...person, role };
}

function repeated(role: AccessRole, count: number): AccessRole[] {
  return Array.from({ length: count }, () => role);
}

function addressOf(name: string, domain: string): string {
  return `${foldText(name).replaceAll(' ', '.')}@${domain.toLowerCase()}`;
}

/** `Jane Doe` for `jane.doe`; the local part itself where it has no letters to make words of. */
function nameIn(local: string): string {
  const words = local.split(/[^\p{L}\p{N}']+/u).filter((word) => word !== '');
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  return name === '' ? local : name;
}
