import { type Dialog, DialogContainer } from 'botbuilder-dialogs';
import { z } from 'zod';
import { TASK_STEPS } from '../dialogs/taskWaterfall.js';

const dialogState = z.object({
  dialogStack: z.array(z.object({ id: z.string(), state: z.record(z.string(), z.unknown()) })),
});

type FindDialog = (id: string) => Dialog | undefined;

/**
 * Whether a stored stack can be continued with these dialogs: it is one, and all its dialogs, those inside others too,
 * still exist. A release may have removed one while a conversation stood in it.
 */
export function isContinuable(stored: unknown, find: FindDialog): boolean {
  const state = dialogState.safeParse(stored);
  return state.success && state.data.dialogStack.every((instance) => isKnown(instance, find));
}

/**
 * Ids of the dialogs and the step that a stored stack stands in, the outermost first; none where it is not one. What every
 * conversation stands in is left out: the dialog at the bottom, and the waterfalls in which tasks keep their steps.
 */
export function standingIn(stored: unknown): string[] {
  return idsIn(stored).filter((id, index) => index > 0 && id !== TASK_STEPS);
}

function idsIn(stored: unknown): string[] {
  const { data } = dialogState.safeParse(stored);
  return (data?.dialogStack ?? []).flatMap(({ id, state }) => [id, ...idsIn(state.dialogs)]);
}

function isKnown({ id, state }: { id: string; state: Record<string, unknown> }, find: FindDialog): boolean {
  const dialog = find(id);
  if (!dialog) return false;
  if (!(dialog instanceof DialogContainer)) return true;
  // As the SDK finds them: a container's own first, then those of the containers around it.
  return isContinuable(state.dialogs, (inner) => dialog.dialogs.find(inner) ?? find(inner));
}
