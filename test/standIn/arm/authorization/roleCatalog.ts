import type { AccessRole } from '../../../../services/accessControl.js';
import { fixedId } from '../../../../services/local/demo/fixedId.js';

/** A role that Azure has by itself. */
export interface BuiltInRole {
  /** The GUID of its definition. */
  readonly name: string;
  readonly roleName: string;
  readonly description: string;
  readonly actions: readonly string[];
  /** The desk's word for it; absent for a role that the desk does not give. */
  readonly accessRole?: AccessRole;
}

/**
 * Names and GUIDs as published; the GUID of the last but one is the stand-in's own, because none is published for it: roles
 * are looked up by name.
 */
export const BUILT_IN_ROLES: readonly BuiltInRole[] = [
  {
    name: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
    roleName: 'Owner',
    description: 'Everything, the giving of roles included.',
    actions: ['*'],
    accessRole: 'Owner',
  },
  {
    name: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
    roleName: 'Contributor',
    description: 'Everything but the giving of roles.',
    actions: ['*'],
  },
  {
    name: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
    roleName: 'Reader',
    description: 'Sees everything and changes nothing.',
    actions: ['*/read'],
    accessRole: 'Reader',
  },
  {
    name: 'a8889054-8d42-49c9-bc1c-52486c10e7cd',
    roleName: 'Reservations Administrator',
    description: 'Sees and manages reservations and who has access to them.',
    actions: ['Microsoft.Capacity/*/read', 'Microsoft.Capacity/*/action', 'Microsoft.Capacity/*/write'],
    accessRole: 'ReservationAdministrator',
  },
  {
    name: fixedId('role', 'Reservations Contributor'),
    roleName: 'Reservations Contributor',
    description: 'Sees and manages reservations.',
    actions: ['Microsoft.Capacity/*/read', 'Microsoft.Capacity/*/action', 'Microsoft.Capacity/*/write'],
    accessRole: 'ReservationContributor',
  },
  {
    name: '582fc458-8989-419f-a480-75249bc5db7e',
    roleName: 'Reservations Reader',
    description: 'Sees reservations.',
    actions: ['Microsoft.Capacity/*/read'],
  },
];

export function rolePath({ name }: BuiltInRole): string {
  return `/providers/Microsoft.Authorization/roleDefinitions/${name}`;
}

/** The role that a definition's resource ID names, at whatever scope it was looked up. */
export function roleAt(path: string): BuiltInRole | undefined {
  return BUILT_IN_ROLES.find((role) => path.toLowerCase().endsWith(rolePath(role).toLowerCase()));
}

export function roleOf(accessRole: AccessRole): BuiltInRole | undefined {
  return BUILT_IN_ROLES.find((role) => role.accessRole === accessRole);
}

export function roleBody(role: BuiltInRole): object {
  return {
    id: rolePath(role),
    name: role.name,
    type: 'Microsoft.Authorization/roleDefinitions',
    properties: {
      roleName: role.roleName,
      description: role.description,
      type: 'BuiltInRole',
      permissions: [{ actions: role.actions, notActions: [], dataActions: [], notDataActions: [] }],
      assignableScopes: ['/'],
    },
  };
}
