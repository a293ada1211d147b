import type { TaskName } from '../../services/tasks.js';

/** Dialogs that are no tasks of the menu's but are left for another task as those are; each one's id. */
export const SIDE_DIALOGS = ['approvals', 'myData', 'notices'] as const;

/** What may be under way, as the user knows it. */
export type PlaceName = TaskName | (typeof SIDE_DIALOGS)[number];
