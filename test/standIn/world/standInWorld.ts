import type { Clock } from '../../../services/clock.js';
import { DemoAccess } from '../../../services/local/demo/demoAccess.js';
import { emailOf } from '../../../services/local/demo/demoColleagues.js';
import { demoPartnersOn } from '../../../services/local/demo/demoPartners.js';
import type { DemoPartner } from '../../../services/local/demo/demoTables.js';
import { fixedId } from '../../../services/local/demo/fixedId.js';
import type { CustomerDocument } from '../../../services/local/deskDocuments.js';
import type { IsoInstant } from '../../../services/model.js';
import type { DirectoryUser } from './records.js';
import { StandInCustomer } from './standInCustomer.js';

/** A partner: a tenant, and the customers it sells to, in name order. */
export interface StandInPartner {
  /** Its tenant id. */
  readonly id: string;
  readonly customers: readonly StandInCustomer[];
  /** Its people, where the embedded back end knows them, too. */
  readonly users: readonly DirectoryUser[];
}

/**
 * What Microsoft's services know of the partners and customers of a desk: plain data that routes read and change. A tenant's
 * id is the customer's or the partner's id of the desk.
 */
export class StandInWorld {
  /** The embedded back end's demo partners, whose people are known by name. */
  readonly demoPartners: readonly DemoPartner[];
  readonly #customers: ReadonlyMap<string, StandInCustomer>;
  readonly #partners = new Map<string, StandInPartner>();
  #ids = 0;

  constructor(
    documents: readonly CustomerDocument[],
    readonly clock: Clock,
  ) {
    this.demoPartners = demoPartnersOn(documents.map(({ profile }) => profile));
    const access = new DemoAccess(this.demoPartners);
    const customers = documents.map((document) => new StandInCustomer(document, access));
    this.#customers = new Map(customers.map((customer) => [customer.id, customer]));
    const shelves = byPartner(customers);
    for (const id of new Set([...shelves.keys(), ...this.demoPartners.map((partner) => partner.id)])) {
      const users = usersOf(this.demoPartners.find((partner) => partner.id === id));
      this.#partners.set(id, { id, customers: shelves.get(id) ?? [], users });
    }
  }

  /** The customer whose tenant it is. */
  customer(tenantId: string): StandInCustomer | undefined {
    return this.#customers.get(tenantId);
  }

  partner(tenantId: string): StandInPartner | undefined {
    return this.#partners.get(tenantId);
  }

  get partners(): readonly StandInPartner[] {
    return [...this.#partners.values()];
  }

  now(): Date {
    return this.clock.now();
  }

  nowIso(): IsoInstant {
    return this.now().toISOString();
  }

  /** A GUID that was not given out before, the same in every run. */
  nextId(): string {
    this.#ids += 1;
    return fixedId('standIn', String(this.#ids));
  }
}

function usersOf(partner: DemoPartner | undefined): DirectoryUser[] {
  if (!partner) return [];
  return partner.users.map((user) => {
    const mail = emailOf(user, partner);
    return { id: fixedId('user', partner.id, mail), displayName: user.name, mail };
  });
}

function byPartner(customers: readonly StandInCustomer[]): ReadonlyMap<string, StandInCustomer[]> {
  const { compare } = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
  const shelves = new Map<string, StandInCustomer[]>();
  for (const customer of customers) {
    const shelf = shelves.get(customer.profile.partnerId);
    if (shelf) shelf.push(customer);
    else shelves.set(customer.profile.partnerId, [customer]);
  }
  for (const shelf of shelves.values())
    shelf.sort((a, b) => compare(a.profile.name, b.profile.name) || compare(a.id, b.id));
  return shelves;
}
