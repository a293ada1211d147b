import { z } from 'zod';
import {
  ACCESS_ROLES,
  type AccessControl,
  type AccessGrant,
  byRoleAndName,
  type RoleAssignment,
} from '../accessControl.js';
import { assignmentFacts } from '../audit/assignmentFacts.js';
import type { Clock } from '../clock.js';
import { RefusedError } from '../errors.js';
import type { Caller, ReservationRef } from '../model.js';
import { demandRole } from '../roles.js';
import type { CustomerChange } from './auditedDocument.js';
import { currentReservation, dateOf } from './currentReservation.js';
import { assignmentOf, type DemoAccess, type Person } from './demo/demoAccess.js';
import type { HeldCustomer, LocalStore } from './localStore.js';

/** 254 characters is the longest address that mail systems carry (RFC 5321). */
const emailAddress = z.email().max(254);

/** What a task sees of a customer: who has access to the reservation now, and the document to write to. */
interface Held {
  readonly document: HeldCustomer;
  readonly assignments: readonly RoleAssignment[];
}

/**
 * Who has access to the customers' reservations: what the demo says until the first change, and from then on what the
 * customer's document says. Throws also RefusedError `DocumentCorrupt` and UnreachableError `BackendUnreachable`.
 */
export class LocalAccessControl implements AccessControl {
  constructor(
    private readonly store: Pick<LocalStore, 'withCustomer'>,
    private readonly demo: DemoAccess,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller, ref: ReservationRef): Promise<readonly RoleAssignment[]> {
    return this.#with(caller, ref, async ({ assignments }) => [...assignments].sort(byRoleAndName));
  }

  findUser(caller: Caller, ref: ReservationRef, email: string): Promise<Person> {
    return this.#with(caller, ref, async (held) => this.#person(held, email));
  }

  async grant(caller: Caller, { email, role, ...ref }: AccessGrant): Promise<RoleAssignment> {
    demandRole(caller, 'changeAccess');
    if (!ACCESS_ROLES.includes(role)) throw new RefusedError('Unexpected', 'not a role on reservations');
    return this.#with(caller, ref, async (held) => {
      const assignment = assignmentOf(ref.reservationId, this.#person(held, email), role);
      if (held.assignments.some((one) => one.email === assignment.email && one.role === role)) {
        throw new RefusedError('AlreadyGranted', `${role} is granted already`);
      }
      if (this.#isOver(held, ref)) throw new RefusedError('GrantNotPossible', 'the reservation is over');
      const after = assignmentFacts(assignment);
      await write(held, ref, [...held.assignments, assignment], {
        action: 'access.granted',
        before: null,
        after,
      });
      return assignment;
    });
  }

  async revoke(caller: Caller, ref: ReservationRef, assignmentId: string): Promise<void> {
    demandRole(caller, 'changeAccess');
    return this.#with(caller, ref, async (held) => {
      const gone = held.assignments.find(({ id }) => id === assignmentId);
      if (!gone) throw new RefusedError('AssignmentNotFound', 'no such role on this reservation');
      const left = held.assignments.filter((one) => one !== gone);
      if (gone.role === 'Owner' && !left.some(({ role }) => role === 'Owner')) {
        throw new RefusedError('LastOwner', 'the last owner of this reservation');
      }
      const before = assignmentFacts(gone);
      await write(held, ref, left, { action: 'access.revoked', before, after: null });
    });
  }

  #with<R>(caller: Caller, ref: ReservationRef, task: (held: Held) => Promise<R>): Promise<R> {
    return this.store.withCustomer(caller, ref.customerId, async (document) => {
      const { reservations, access = [], profile } = document.data;
      if (!reservations.some(({ id }) => id === ref.reservationId)) {
        throw new RefusedError('ReservationNotFound', 'no such reservation of this customer');
      }
      const onFile = access.find(({ reservationId }) => reservationId === ref.reservationId);
      const assignments = onFile?.assignments ?? this.demo.atFirst(profile, ref.reservationId);
      return task({ document, assignments });
    });
  }

  #isOver({ document }: Held, { reservationId }: ReservationRef): boolean {
    const reservation = currentReservation(document.data, reservationId, dateOf(this.clock.now()));
    return reservation?.state === 'Expired' || reservation?.state === 'Cancelled';
  }

  /** @throws RefusedError `UserNotFound` */
  #person({ document, assignments }: Held, email: string): Person {
    const { success, data = '' } = emailAddress.safeParse(email.trim().toLowerCase());
    const known = assignments.find((one) => one.email === data);
    const person = known ?? (success ? this.demo.personAt(data, document.data.profile) : undefined);
    if (!person) throw new RefusedError('UserNotFound', 'no such user at the customer or the partner');
    return { name: person.name, email: person.email };
  }
}

function write(
  { document }: Held,
  { reservationId }: ReservationRef,
  assignments: readonly RoleAssignment[],
  change: Omit<CustomerChange, 'subject'>,
): Promise<void> {
  const { access = [], ...others } = document.data;
  const rest = access.filter((recorded) => recorded.reservationId !== reservationId);
  const next = { ...others, access: [...rest, { reservationId, assignments }] };
  return document.write(next, { ...change, subject: { reservationId } });
}

/** Who had access must be told later, too: the address is the one thing that says who it was. */
