import type { AccessRole, RoleAssignment } from '../../services/accessControl.js';
import { foldText, foldWords } from '../../services/search/foldText.js';

/** Those of the person with this address or whole name, or else those in whose name or address all the words stand. */
export function assignmentsMeant(
  assignments: readonly RoleAssignment[],
  who: string,
  role?: AccessRole,
): readonly RoleAssignment[] {
  const candidates = assignments.filter((one) => role === undefined || one.role === role);
  const named = ofPerson(candidates, who);
  const words = foldWords(who);
  if (named.length > 0 || who.includes('@') || words.length === 0) return named;
  return candidates.filter(({ name, email }) => {
    const known = foldText(`${name} ${email}`);
    return words.every((word) => known.includes(word));
  });
}

/** Those of the person with just this address or name. */
export function ofPerson(assignments: readonly RoleAssignment[], who: string): readonly RoleAssignment[] {
  const typed = who.trim().toLowerCase();
  const name = foldText(who);
  return assignments.filter(
    (one) => one.email.toLowerCase() === typed || (name !== '' && foldText(one.name) === name),
  );
}

/** The words for somebody without those that name something else, such as the customer. */
export function withoutNames(who: string, names: readonly string[]): string {
  if (who.includes('@')) return who;
  const others = new Set(names.flatMap(foldWords));
  return foldWords(who)
    .filter((word) => !others.has(word))
    .join(' ');
}
