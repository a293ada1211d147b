import type { TaskName } from '../services/tasks.js';
import type { Outcome } from './prompts/outcome.js';

/**
 * How a task ended: its last step was answered; the user left it, by `cancel` or by going back out of it; or it was given up
 * in the middle, because the user started over or what was kept of it could not be used any more.
 */
export type TaskEnd = 'finished' | 'cancelled' | 'abandoned';

/** What happened to a task in a turn. */
export type TaskEvent =
  | { readonly kind: 'begun'; readonly task: TaskName }
  | { readonly kind: 'ended'; readonly task: TaskName; readonly end: TaskEnd };

const ENDS: Readonly<Record<Outcome<unknown>['kind'], TaskEnd>> = {
  answer: 'finished',
  said: 'finished',
  back: 'cancelled',
  cancel: 'cancelled',
  left: 'cancelled',
  restart: 'abandoned',
};

/** @param outcome undefined where a task ended without one: it was cut off from outside */
export function taskEndOf(outcome: Outcome<unknown> | undefined): TaskEnd {
  return outcome === undefined ? 'abandoned' : ENDS[outcome.kind];
}
