import type { DialogContext, DialogInstance } from 'botbuilder-dialogs';
import { z } from 'zod';
import { TASKS } from '../../services/tasks.js';
import { type PlaceName, SIDE_DIALOGS } from './placeName.js';
import { SWITCH_DIALOG } from './switchOffer.js';

/** What a task is about so far. */
export interface Subject {
  readonly customerId?: string | undefined;
  /** More than one where an exchange gives several back. */
  readonly reservationIds: readonly string[];
}

/** Where the user is in the conversation. */
export interface Place {
  /** The task under way as the user knows it, or what stands on top of it; absent in the menu. */
  readonly task?: PlaceName;
  /** Every task that is under way there: a refund ends in a support request, which is a task of its own. */
  readonly underWay: readonly PlaceName[];
  readonly subject: Subject;
  /** How many tasks wait because the user switched away from them. */
  readonly waiting: number;
}

/** Tasks whose last part is a support request. */
const FILED_AS_SUPPORT: readonly PlaceName[] = ['refund', 'exchange'];

const PLACES: readonly PlaceName[] = [...TASKS, ...SIDE_DIALOGS];

const line = z.object({ reservationId: z.string() });

/** What the drafts of all tasks call what they are about. */
const draftedTask = z.object({
  values: z.object({
    draft: z.object({
      customerId: z.string(),
      reservationId: z.string().optional(),
      begunWith: z.string().optional(),
      returns: z.array(line).optional(),
    }),
  }),
});

/** Reads it from the stacks of dialogs, the innermost first. */
export function placeOf(dc: DialogContext): Place {
  const instances = instancesFrom(dc);
  const switches = instances.filter(({ id }) => id === SWITCH_DIALOG);
  const here = untilSwitch(instances);
  const tasks = here.flatMap(({ id }) => PLACES.find((task) => task === id) ?? []);
  const [innermost, around] = tasks;
  const isPart = innermost === 'support' && around !== undefined && FILED_AS_SUPPORT.includes(around);
  const task = isPart ? around : innermost;
  return {
    ...(task && { task }),
    underWay: [task, innermost].filter((one) => one !== undefined),
    subject: subjectIn(here),
    waiting: switches.length,
  };
}

/** Whether a dialog of this id is under way where the user is, and not only where they switched away from. */
export function isUnderWay(dc: DialogContext, dialogId: string): boolean {
  return untilSwitch(instancesFrom(dc)).some(({ id }) => id === dialogId);
}

function untilSwitch(instances: readonly DialogInstance[]): readonly DialogInstance[] {
  const boundary = instances.findIndex(({ id }) => id === SWITCH_DIALOG);
  return boundary === -1 ? instances : instances.slice(0, boundary);
}

function instancesFrom(dc: DialogContext): DialogInstance[] {
  const found: DialogInstance[] = [];
  let seen: readonly DialogInstance[] | undefined;
  for (let at: DialogContext | undefined = dc; at; at = at.parent) {
    // A step of a waterfall has a context of its own over the same stack.
    if (at.stack !== seen) found.push(...at.stack.toReversed());
    seen = at.stack;
  }
  return found;
}

function subjectIn(instances: readonly DialogInstance[]): Subject {
  for (const { state } of instances) {
    const drafted = draftedTask.safeParse(state);
    if (!drafted.success) continue;
    const { customerId, reservationId, begunWith, returns = [] } = drafted.data.values.draft;
    const lines = returns.map((one) => one.reservationId);
    const reservationIds = [reservationId, begunWith, ...lines].filter((one) => one !== undefined);
    return { customerId, reservationIds: [...new Set(reservationIds)] };
  }
  return { reservationIds: [] };
}
