import { z } from 'zod';
import { armPage } from '../../pages.js';
import type { StandInReply, StandInRequest, StandInRoute } from '../../standInRoute.js';
import { ok, refuse } from '../../standInService.js';
import type { StandInAssignment } from '../../world/records.js';
import type { StandInCustomer } from '../../world/standInCustomer.js';
import type { StandInWorld } from '../../world/standInWorld.js';
import { bodyOf } from '../armRoute.js';
import { parsedReservationPath, reservationPath } from '../resourceIds.js';
import { roleAt, roleOf, rolePath } from './roleCatalog.js';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const newAssignment = z.object({
  properties: z.object({
    roleDefinitionId: z.string(),
    principalId: z.string(),
    principalType: z.enum(['User', 'Group', 'ServicePrincipal']).optional(),
  }),
});

/** A reservation with the roles on it. */
interface Scope {
  readonly customer: StandInCustomer;
  readonly path: string;
  readonly reservationId: string;
  /** To be changed in place. */
  readonly assignments: StandInAssignment[];
}

/** Roles of people on reservations. */
export function assignmentRoutes(world: StandInWorld): StandInRoute[] {
  const all = '/*scope/providers/Microsoft.Authorization/roleAssignments';
  const one = `${all}/:assignment`;
  const route = (
    method: StandInRoute['method'],
    path: string,
    operation: string,
    answer: (request: StandInRequest, scope: Scope) => StandInReply,
  ): StandInRoute => ({
    method,
    path,
    operation: `authorization.${operation}`,
    answer: (request) => answer(request, scopeIn(world, request)),
  });
  return [
    route('GET', all, 'listAssignments', list),
    route('GET', one, 'getAssignment', get),
    route('PUT', one, 'createAssignment', (request, scope) => create(world, request, scope)),
    route('DELETE', one, 'deleteAssignment', remove),
  ];
}

/** Only a reservation of the tenant has roles here. */
function scopeIn(world: StandInWorld, { tenantId, params }: StandInRequest): Scope {
  const path = `/${params.scope}`;
  const named = parsedReservationPath(path);
  const customer = world.customer(tenantId);
  const reservation = named && customer?.reservation(named.id);
  if (!customer || !reservation || reservation.orderId !== named.orderId) {
    return refuse(404, 'ResourceNotFound', 'There is no such scope.');
  }
  const assignments = customer.assignmentsOf(reservation.id);
  return { customer, path: reservationPath(reservation), reservationId: reservation.id, assignments };
}

function list(request: StandInRequest, scope: Scope): StandInReply {
  const filter = request.query.get('$filter');
  const principal = /^(?:principalId|assignedTo\()\s*(?:eq)?\s*'([^']+)'\)?$/.exec(filter ?? '')?.[1];
  if (filter !== null && filter !== 'atScope()' && principal === undefined) {
    refuse(400, 'InvalidFilter', 'The filter cannot be read.');
  }
  const wanted = scope.assignments.filter(
    ({ principalId }) => principal === undefined || principalId === principal,
  );
  return armPage(
    request,
    wanted.map((one) => assignmentBody(scope, one)),
    { token: '$skipToken' },
  );
}

function get({ params }: StandInRequest, scope: Scope): StandInReply {
  const found = scope.assignments.find(({ name }) => name === params.assignment);
  return found
    ? ok(assignmentBody(scope, found))
    : refuse(404, 'RoleAssignmentNotFound', 'There is no such role assignment.');
}

/** The same role of the same person again is refused, whatever its name. */
function create(world: StandInWorld, request: StandInRequest, scope: Scope): StandInReply {
  const name = request.params.assignment ?? '';
  if (!GUID.test(name)) refuse(400, 'InvalidRoleAssignmentId', 'The name of a role assignment is a GUID.');
  const { roleDefinitionId, principalId } = bodyOf(request, newAssignment).properties;
  const role = roleAt(roleDefinitionId)?.accessRole;
  if (!role) return refuse(400, 'RoleDefinitionDoesNotExist', 'There is no such role.');
  if (!scope.customer.userById(principalId)) {
    refuse(400, 'PrincipalNotFound', 'The directory has no such principal.');
  }
  const { assignments, reservationId } = scope;
  if (assignments.some((one) => one.principalId === principalId && one.role === role)) {
    refuse(409, 'RoleAssignmentExists', 'The role is assigned already.');
  }
  if (assignments.some((one) => one.name === name)) {
    refuse(409, 'RoleAssignmentUpdateNotPermitted', 'A role assignment cannot be changed.');
  }
  const made = { name, reservationId, principalId, role, createdOn: world.nowIso() };
  assignments.push(made);
  return { status: 201, body: assignmentBody(scope, made) };
}

function remove({ params }: StandInRequest, scope: Scope): StandInReply {
  const place = scope.assignments.findIndex(({ name }) => name === params.assignment);
  const [gone] = place < 0 ? [] : scope.assignments.splice(place, 1);
  return gone ? ok(assignmentBody(scope, gone)) : { status: 204 };
}

function assignmentBody({ path }: Scope, assignment: StandInAssignment): object {
  const { name, role, principalId, createdOn } = assignment;
  const definition = roleOf(role);
  return {
    id: `${path}/providers/Microsoft.Authorization/roleAssignments/${name}`,
    name,
    type: 'Microsoft.Authorization/roleAssignments',
    properties: {
      roleDefinitionId: definition && rolePath(definition),
      principalId,
      principalType: 'User',
      scope: path,
      createdOn,
      updatedOn: createdOn,
    },
  };
}
