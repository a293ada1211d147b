/** The tasks of the desk, in the order of the menu. */
export const TASKS = [
  'overview',
  'refund',
  'exchange',
  'support',
  'requests',
  'access',
  'configuration',
  'properties',
  'portfolio',
  'resources',
] as const;
export type TaskName = (typeof TASKS)[number];
