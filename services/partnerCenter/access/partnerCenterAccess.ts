import type { RoleAssignmentCreateParameters } from '@azure/arm-authorization';
import { z } from 'zod';
import {
  ACCESS_ROLES,
  type AccessControl,
  type AccessGrant,
  byRoleAndName,
  type RoleAssignment,
} from '../../accessControl.js';
import { assignmentFacts } from '../../audit/assignmentFacts.js';
import { RefusedError } from '../../errors.js';
import { KeyedQueue } from '../../keyedQueue.js';
import type { Caller, ListedReservation, ReservationRef } from '../../model.js';
import { remotely } from '../../remote/remotely.js';
import { demandRole } from '../../roles.js';
import { asList, readableOf } from '../azure/asList.js';
import { collected } from '../azure/collected.js';
import { orAbsent } from '../azure/orAbsent.js';
import { forSdk, isSameResource } from '../azure/resourceIds.js';
import type { TenantClients } from '../azure/tenantClients.js';
import { undefinedIfGone } from '../azure/undefinedIfGone.js';
import type { ChangeLedger } from '../changeLedger.js';
import { assignmentName } from './assignmentName.js';
import type { KnownRoles, ReservationRoles } from './reservationRoles.js';
import type { TenantPeople, TenantPerson } from './tenantPeople.js';

/** 254 characters is the longest address that mail systems carry (RFC 5321). */
const emailAddress = z.email().max(254);

/** What is used of Microsoft.Authorization's `RoleAssignment`, as its SDK gives it. */
const wireAssignment = z.object({
  id: z.string().min(1),
  scope: orAbsent(z.string()),
  roleDefinitionId: z.string(),
  principalId: z.string(),
  principalType: orAbsent(z.string()),
});
type WireAssignment = z.infer<typeof wireAssignment>;

export interface AccessSources {
  readonly clients: TenantClients;
  /** @throws RefusedError `CustomerNotFound`, `ReservationNotFound` */
  readonly reservation: (caller: Caller, ref: ReservationRef) => Promise<ListedReservation>;
  readonly roles: ReservationRoles;
  readonly people: TenantPeople;
  readonly ledger: ChangeLedger;
}

/** Who has a role on a reservation or its order, and what more a change needs of it. */
interface Standing {
  readonly reservation: ListedReservation;
  /** Resource ID of the reservation. */
  readonly scope: string;
  readonly roles: KnownRoles;
  readonly assignments: readonly RoleAssignment[];
}

/**
 * Roles on the reservations of the customers' tenants, by Azure's role assignments. Roles that come from above a
 * reservation's order are not shown: they cannot be taken back here. Throws also DeskErrors `Service…`.
 */
export class PartnerCenterAccess implements AccessControl {
  readonly #changes = new KeyedQueue();

  constructor(private readonly sources: AccessSources) {}

  async list(caller: Caller, ref: ReservationRef): Promise<readonly RoleAssignment[]> {
    return (await this.#standing(caller, ref)).assignments;
  }

  async findUser(
    caller: Caller,
    ref: ReservationRef,
    email: string,
  ): Promise<{ name: string; email: string }> {
    await this.sources.reservation(caller, ref);
    const { name, email: written } = await this.#person(ref.customerId, email);
    return { name, email: written };
  }

  grant(caller: Caller, { email, role, ...ref }: AccessGrant): Promise<RoleAssignment> {
    return this.#changing(caller, ref, async (standing) => {
      if (!ACCESS_ROLES.includes(role)) throw new RefusedError('Unexpected', 'not a role on reservations');
      const person = await this.#person(ref.customerId, email);
      if (standing.assignments.some((one) => one.email === person.email && one.role === role))
        throw alreadyGranted(role);
      if (standing.reservation.state !== 'Succeeded' && standing.reservation.state !== 'Processing') {
        throw new RefusedError('GrantNotPossible', 'the reservation is over');
      }
      return this.#create(caller, ref.customerId, standing, person, role);
    });
  }

  revoke(caller: Caller, ref: ReservationRef, assignmentId: string): Promise<void> {
    return this.#changing(caller, ref, async ({ assignments }) => {
      const gone = assignments.find(({ id }) => isSameResource(id, assignmentId));
      if (!gone) throw new RefusedError('AssignmentNotFound', 'no such role on this reservation');
      const isLast = gone.role === 'Owner' && assignments.filter(({ role }) => role === 'Owner').length === 1;
      if (isLast) throw new RefusedError('LastOwner', 'the last owner of this reservation');
      const { roleAssignments } = this.sources.clients.of(ref.customerId).authorization;
      await this.sources.ledger.recorded(
        caller,
        ref.customerId,
        {
          action: 'access.revoked',
          subject: { reservationId: ref.reservationId },
          before: assignmentFacts(gone),
          after: null,
        },
        () => undefinedIfGone(remotely('authorization', () => roleAssignments.deleteById(forSdk(gone.id)))),
      );
    });
  }

  async #create(
    caller: Caller,
    customerId: string,
    { scope, roles, reservation }: Standing,
    { objectId, name, email }: TenantPerson,
    role: RoleAssignment['role'],
  ): Promise<RoleAssignment> {
    const roleDefinitionId = roles.definitionOf(role);
    const entry = {
      action: 'access.granted',
      subject: { reservationId: reservation.id },
      before: null,
      after: assignmentFacts({ id: '', name, email, role }),
    } as const;
    const id = await this.sources.ledger.recorded(caller, customerId, entry, () =>
      this.#put(customerId, scope, { principalId: objectId, principalType: 'User', roleDefinitionId }),
    );
    return { id, name, email, role };
  }

  /** The id of the assignment. A repeated call may be told that there is one: the one that the first try made. */
  async #put(customerId: string, scope: string, wanted: RoleAssignmentCreateParameters): Promise<string> {
    const { roleAssignments } = this.sources.clients.of(customerId).authorization;
    const guid = assignmentName(scope, wanted.principalId, wanted.roleDefinitionId);
    try {
      return await remotely('authorization', async () => {
        const made = await roleAssignments.create(forSdk(scope), guid, wanted);
        return wireAssignment.shape.id.parse(made.id);
      });
    } catch (error) {
      if (!isThereAlready(error)) throw error;
      const own = await undefinedIfGone(
        remotely('authorization', () => roleAssignments.get(forSdk(scope), guid)),
      );
      if (own?.id === undefined) throw new RefusedError('AlreadyGranted', 'the role is granted already');
      return own.id;
    }
  }

  /** One change of a reservation's roles at a time, as far as this desk goes: so the last owner stays. */
  async #changing<R>(
    caller: Caller,
    ref: ReservationRef,
    change: (standing: Standing) => Promise<R>,
  ): Promise<R> {
    demandRole(caller, 'changeAccess');
    await this.sources.reservation(caller, ref);
    const key = JSON.stringify([ref.customerId, ref.reservationId]);
    return this.#changes.run(key, async () => change(await this.#standing(caller, ref)));
  }

  async #standing(caller: Caller, ref: ReservationRef): Promise<Standing> {
    const reservation = await this.sources.reservation(caller, ref);
    const order = `/providers/Microsoft.Capacity/reservationOrders/${reservation.orderId}`;
    const scope = `${order}/reservations/${reservation.id}`;
    const { roleAssignments } = this.sources.clients.of(ref.customerId).authorization;
    const [roles, listed] = await Promise.all([
      this.sources.roles.at(ref.customerId, scope),
      remotely('authorization', () =>
        collected(
          'authorization',
          roleAssignments.listForScope(forSdk(scope), { ...asList('authorization'), filter: 'atScope()' }),
        ),
      ),
    ]);
    const own = readableOf('authorization', listed, wireAssignment).filter((one) =>
      [scope, order].some((place) => isSameResource(one.scope, place)),
    );
    return { reservation, scope, roles, assignments: await this.#named(ref.customerId, own, roles) };
  }

  /** People only: groups and programs have no place on the card. */
  async #named(
    customerId: string,
    listed: readonly WireAssignment[],
    roles: KnownRoles,
  ): Promise<readonly RoleAssignment[]> {
    const users = listed.filter(({ principalType = 'User' }) => principalType === 'User');
    const people = await this.sources.people.named(customerId, [
      ...new Set(users.map(({ principalId }) => principalId)),
    ]);
    return users
      .flatMap(({ id, principalId, roleDefinitionId }) => {
        const role = roles.roleOf(roleDefinitionId);
        const { name = principalId, email = '' } = people.get(principalId) ?? {};
        return role ? [{ id, name, email, role }] : [];
      })
      .sort(byRoleAndName);
  }

  async #person(customerId: string, email: string): Promise<TenantPerson> {
    const typed = emailAddress.safeParse(email.trim());
    const person = typed.success ? await this.sources.people.byEmail(customerId, typed.data) : undefined;
    if (!person) throw new RefusedError('UserNotFound', 'nobody has this address');
    return person;
  }
}

function isThereAlready(error: unknown): boolean {
  return error instanceof RefusedError && error.service?.serviceCode === 'RoleAssignmentExists';
}

function alreadyGranted(role: string): RefusedError {
  return new RefusedError('AlreadyGranted', `${role} is granted already`);
}
