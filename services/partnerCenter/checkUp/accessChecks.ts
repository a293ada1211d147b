import type { RoleAssignment } from '@azure/arm-authorization';
import type { ListedReservation } from '../../model.js';
import { remotely } from '../../remote/remotely.js';
import { ReservationRoles } from '../access/reservationRoles.js';
import { TenantPeople } from '../access/tenantPeople.js';
import { collected } from '../azure/collected.js';
import { forSdk } from '../azure/resourceIds.js';
import type { CheckedCustomer } from './customerChecks.js';
import { passed, type Result, type Step, type Steps, wrong } from './steps.js';
import { principalsOf } from './tokenPrincipals.js';

/** Checks who has access to a reservation, what role is ours, and that people can be looked up. */
export async function checkAccess(
  steps: Steps,
  customer: Step<CheckedCustomer>,
  reservation: Step<ListedReservation>,
): Promise<void> {
  const access = await steps.take('access', [customer, reservation], assignmentsOn);
  await steps.take('ownRole', [customer, reservation, access], ownRole);
  await steps.take('directory', [customer], directoryOf);
}

/** Roles on the reservation and on everything above it. */
async function assignmentsOn(
  { clients, customerId }: CheckedCustomer,
  reservation: ListedReservation,
): Promise<Result<readonly RoleAssignment[]>> {
  const { roleAssignments } = clients.of(customerId).authorization;
  const listed = roleAssignments.listForScope(forSdk(scopeOf(reservation)), { filter: 'atScope()' });
  const all = await remotely('authorization', () => collected('authorization', listed));
  return passed(all, 'Access', { count: all.length });
}

/** Roles of groups count where the token names the groups; where it does not, nothing can be said. */
async function ownRole(
  { clients, clock, customerId, azureToken }: CheckedCustomer,
  reservation: ListedReservation,
  assignments: readonly RoleAssignment[],
): Promise<Result<undefined>> {
  const principals = principalsOf(azureToken);
  const own = assignments.filter(({ principalId }) => principals.has(principalId ?? ''));
  if (own.length === 0) return passed(undefined, 'OwnRoleNotTold');
  const known = await new ReservationRoles(clients, clock).at(customerId, scopeOf(reservation));
  const roles = own.map(({ roleDefinitionId = '' }) => known.roleOf(roleDefinitionId) ?? 'another role');
  if (roles.every((role) => role === 'Reader')) return wrong('OnlyReader');
  return passed(undefined, 'OwnRole', { roles: [...new Set(roles)].join(', ') });
}

/** Asks for an address that nobody has, as the desk asks for those that people type. */
async function directoryOf({
  calls,
  credentials,
  settings,
  customerId,
  domain,
}: CheckedCustomer): Promise<Result<undefined>> {
  const people = new TenantPeople({ calls, credentials, graphUrl: settings.graphUrl });
  await people.byEmail(customerId, `reservation-desk-check@${domain}`);
  return passed(undefined, 'DirectoryRead');
}

function scopeOf({ id, orderId }: ListedReservation): string {
  return `/providers/Microsoft.Capacity/reservationOrders/${orderId}/reservations/${id}`;
}
