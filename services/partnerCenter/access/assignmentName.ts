import { createHash } from 'node:crypto';

/** The GUID that an assignment is put by: the same grant again is the same assignment. */
export function assignmentName(...what: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(what).toLowerCase()).digest('hex');
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return groups.join('-');
}
