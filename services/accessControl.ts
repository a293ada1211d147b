import type { Caller, ReservationRef } from './model.js';

/** Azure roles on a reservation, from the one that may do most. */
export const ACCESS_ROLES = [
  'Owner',
  'ReservationAdministrator',
  'ReservationContributor',
  'Reader',
] as const;
export type AccessRole = (typeof ACCESS_ROLES)[number];

/** One person's role on one reservation. */
export interface RoleAssignment {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: AccessRole;
}

export interface AccessGrant extends ReservationRef {
  readonly email: string;
  readonly role: AccessRole;
}

/**
 * Who may see and manage a reservation. All throw RefusedError `CustomerNotFound`, `ReservationNotFound`; those that
 * change something throw `RoleNeeded` unless the caller is an Admin agent.
 */
export interface AccessControl {
  /** By role, the most powerful first, then by name. */
  list(caller: Caller, ref: ReservationRef): Promise<readonly RoleAssignment[]>;
  /** The person that `grant` would give a role. @throws RefusedError `UserNotFound` */
  findUser(caller: Caller, ref: ReservationRef, email: string): Promise<{ name: string; email: string }>;
  /** @throws RefusedError `UserNotFound`, `AlreadyGranted`, and `GrantNotPossible` once it expired or was cancelled */
  grant(caller: Caller, grant: AccessGrant): Promise<RoleAssignment>;
  /** @throws RefusedError `AssignmentNotFound`, `LastOwner` */
  revoke(caller: Caller, ref: ReservationRef, assignmentId: string): Promise<void>;
}

/** The order in which roles are shown: the most powerful first, then by name. */
export function byRoleAndName(a: RoleAssignment, b: RoleAssignment): number {
  return (
    ACCESS_ROLES.indexOf(a.role) - ACCESS_ROLES.indexOf(b.role) ||
    a.name.localeCompare(b.name) ||
    a.email.localeCompare(b.email)
  );
}
