import type { RoleAssignment } from '../accessControl.js';
import type { AuditFacts } from './auditEntry.js';

/** What the trail keeps of a role on a reservation. */
export function assignmentFacts({ id, role, email }: RoleAssignment): AuditFacts {
  return { assignment: id, role, email };
}
