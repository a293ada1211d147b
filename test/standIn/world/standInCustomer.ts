import type { RoleAssignment } from '../../../services/accessControl.js';
import type { DemoAccess } from '../../../services/local/demo/demoAccess.js';
import type { DemoScopes } from '../../../services/local/demo/demoScopes.js';
import { fixedId } from '../../../services/local/demo/fixedId.js';
import type {
  CustomerDocument,
  RecordedUsage,
  StoredReservation,
} from '../../../services/local/deskDocuments.js';
import { scopesOf } from '../../../services/local/settingChanges.js';
import type { BilledCustomer, IsoInstant, RefundPoolEntry } from '../../../services/model.js';
import type {
  CarriedOut,
  DirectoryUser,
  Mutable,
  StandInAssignment,
  StandInFileWorkspace,
  StandInTicket,
} from './records.js';

export interface StandInReservation extends Mutable<StoredReservation> {
  /** Counts the changes: its ETag. */
  revision: number;
  /** Units and names before each change, oldest first, for the list of revisions. */
  readonly revisions: (StoredReservation & { readonly at: IsoInstant })[];
}

/**
 * A customer of a partner: a tenant with its subscriptions, people, reservations and tickets, made of its document as they
 * are asked for.
 */
export class StandInCustomer {
  readonly profile: BilledCustomer;
  /** Without a granular delegated admin relationship, Entra gives the partner no token of this tenant. */
  hasGrantedAccess = true;
  /** Whether the partner's application may act in this tenant. */
  hasConsented = true;
  readonly tickets = new Map<string, StandInTicket>();
  readonly fileWorkspaces = new Map<string, StandInFileWorkspace>();
  readonly carriedOut: CarriedOut[] = [];
  readonly usage: readonly RecordedUsage[];
  readonly refundPool: RefundPoolEntry[];
  readonly #document: CustomerDocument;
  readonly #demo: DemoAccess;
  readonly #users = new Map<string, DirectoryUser>();
  readonly #assignments = new Map<string, StandInAssignment[]>();
  #reservations: StandInReservation[] | undefined;
  #scopes: DemoScopes | undefined;

  constructor(document: CustomerDocument, demo: DemoAccess) {
    this.#document = document;
    this.#demo = demo;
    this.profile = document.profile;
    this.usage = document.usage;
    this.refundPool = [...document.refundPool];
  }

  get id(): string {
    return this.profile.id;
  }

  /** As they stand now: what changes one changes it in place, what splits one adds to the list. */
  get reservations(): StandInReservation[] {
    this.#reservations ??= this.#document.reservations.map((stored) => ({
      ...stored,
      revision: 1,
      revisions: [],
    }));
    return this.#reservations;
  }

  reservation(id: string): StandInReservation | undefined {
    return this.reservations.find((one) => one.id === id);
  }

  /** Those of one order. */
  reservationsOf(orderId: string): StandInReservation[] {
    return this.reservations.filter((one) => one.orderId === orderId);
  }

  usageOf(reservationId: string): RecordedUsage | undefined {
    return this.usage.find((recorded) => recorded.reservationId === reservationId);
  }

  /** Subscriptions, resource groups and management groups, whether named by a reservation or not. */
  get scopes(): DemoScopes {
    this.#scopes ??= scopesOf(this.#document);
    return this.#scopes;
  }

  /** Requests that were filed before the stand-in was opened. */
  get requests(): CustomerDocument['requests'] {
    return this.#document.requests;
  }

  /** Roles on one reservation. Push to it, or splice, to change them. */
  assignmentsOf(reservationId: string): StandInAssignment[] {
    const known = this.#assignments.get(reservationId);
    if (known) return known;
    if (!this.reservation(reservationId)) return [];
    const onFile = this.#document.access?.find((one) => one.reservationId === reservationId);
    const first = onFile?.assignments ?? this.#demo.atFirst(this.profile, reservationId);
    const assignments = first.map((one) => this.#assignmentOf(reservationId, one));
    this.#assignments.set(reservationId, assignments);
    return assignments;
  }

  /** Anybody with an address of the customer's or its partner's domain is in the directory. */
  userByMail(address: string): DirectoryUser | undefined {
    const mail = address.trim().toLowerCase();
    const id = fixedId('user', this.id, mail);
    const person = this.#users.has(id) ? undefined : this.#demo.personAt(mail, this.profile);
    if (person) this.#keep(person.name, person.email);
    return this.#users.get(id);
  }

  /** Those whom a role or a search by address has shown before. */
  userById(id: string): DirectoryUser | undefined {
    if (!this.#users.has(id)) for (const one of this.reservations) this.assignmentsOf(one.id);
    return this.#users.get(id);
  }

  #assignmentOf(reservationId: string, { id, name, email, role }: RoleAssignment): StandInAssignment {
    const principalId = this.#keep(name, email).id;
    return { name: id, reservationId, principalId, role, createdOn: '2024-01-01T00:00:00.000Z' };
  }

  #keep(displayName: string, mail: string): DirectoryUser {
    const user = { id: fixedId('user', this.id, mail), displayName, mail };
    this.#users.set(user.id, user);
    return user;
  }
}
