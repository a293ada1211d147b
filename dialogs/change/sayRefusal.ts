import { type ErrorCode, RefusedError } from '../../services/errors.js';
import type { Change, Colleagues } from '../../services/roles.js';
import type { DeskTurn } from '../deskTurn.js';
import { roleRefusal } from '../roles/roleRefusal.js';

/** A change, and what it may be refused for beside a missing role. */
export interface Refusable {
  readonly change: Change;
  readonly codes: readonly ErrorCode[];
}

/** Says why nothing was changed. What is no refusal of the change goes on to the caller. */
export async function sayRefusal(
  turn: DeskTurn,
  colleagues: Colleagues,
  { change, codes }: Refusable,
  error: unknown,
): Promise<void> {
  if (!(error instanceof RefusedError)) throw error;
  if (error.code === 'RoleNeeded') return turn.sayText(await roleRefusal(turn, colleagues, change));
  if (!codes.includes(error.code)) throw error;
  await turn.say(`errors.${error.code}`);
}
