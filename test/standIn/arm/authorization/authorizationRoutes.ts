import type { StandInReply, StandInRequest, StandInRoute } from '../../standInRoute.js';
import { ok, refuse } from '../../standInService.js';
import type { StandInWorld } from '../../world/standInWorld.js';
import { armRoutes } from '../armRoute.js';
import { assignmentRoutes } from './assignmentRoutes.js';
import { BUILT_IN_ROLES, roleBody } from './roleCatalog.js';

const VERSIONS = ['2022-04-01'];

/** `Microsoft.Authorization`: who has which role on reservations. */
export function authorizationRoutes(world: StandInWorld): readonly StandInRoute[] {
  const all = '/providers/Microsoft.Authorization/roleDefinitions';
  const operation = 'authorization.listRoles';
  return armRoutes(VERSIONS, [
    { method: 'GET', path: all, operation, answer: listRoles },
    // The SDK's client writes an empty scope as a second slash.
    { method: 'GET', path: `/${all}`, operation, answer: listRoles },
    { method: 'GET', path: `/*scope${all}`, operation, answer: listRoles },
    { method: 'GET', path: `${all}/:role`, operation: 'authorization.getRole', answer: getRole },
    { method: 'GET', path: `/*scope${all}/:role`, operation: 'authorization.getRole', answer: getRole },
    ...assignmentRoutes(world),
  ]);
}

/** The same everywhere. */
function listRoles({ query }: StandInRequest): StandInReply {
  const filter = query.get('$filter');
  const isOfType = filter === null || /^type eq 'BuiltInRole'$/i.test(filter) || filter === 'atScope()';
  const roleName = /^roleName eq '([^']+)'$/i.exec(filter ?? '')?.[1];
  if (!isOfType && roleName === undefined) refuse(400, 'InvalidFilter', 'The filter cannot be read.');
  const wanted = BUILT_IN_ROLES.filter(
    (role) => roleName === undefined || role.roleName.toLowerCase() === roleName.toLowerCase(),
  );
  return ok({ value: wanted.map(roleBody) });
}

function getRole({ params }: StandInRequest): StandInReply {
  const found = BUILT_IN_ROLES.find(({ name }) => name === params.role);
  return found ? ok(roleBody(found)) : refuse(404, 'RoleDefinitionDoesNotExist', 'There is no such role.');
}
