import { RefusedError } from './errors.js';
import type { Caller, Role } from './model.js';

/** What takes effect at once and is not everybody's to do. Looking and filing requests need no more than any role. */
export const CHANGES = [
  'changeAccess',
  'changeConfiguration',
  'carryOutRequests',
  'decideApprovals',
] as const;
export type Change = (typeof CHANGES)[number];

/** The role that a change needs. Source: domain.md, after Partner Center's roles for managing reservations. */
export const ROLE_NEEDED: Readonly<Record<Change, Role>> = {
  changeAccess: 'AdminAgent',
  changeConfiguration: 'AdminAgent',
  carryOutRequests: 'AdminAgent',
  decideApprovals: 'AdminAgent',
};

export function allows({ roles }: Caller, change: Change): boolean {
  return roles.includes(ROLE_NEEDED[change]);
}

/** @throws RefusedError `RoleNeeded` */
export function demandRole(caller: Caller, change: Change): void {
  if (allows(caller, change)) return;
  throw new RefusedError('RoleNeeded', `${caller.userId} may not ${change}`);
}

/** A person of the caller's own company. */
export interface Colleague {
  readonly name: string;
  /** Absent where the desk was not told. */
  readonly email?: string | undefined;
  readonly roles: readonly Role[];
}

/** The people who use the desk for the caller's company. */
export interface Colleagues {
  /** Those who have the role, in name order. */
  withRole(caller: Caller, role: Role): Promise<readonly Colleague[]>;
}
