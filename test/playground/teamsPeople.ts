/** Somebody whom the Playground knows, by the id of the demo user that the desk takes them for. */
export interface TeamsPerson {
  readonly id: string;
  readonly name: string;
}

/**
 * Everybody in the Playground's team: the demo users of the first demo partner, and a colleague who has no role there. The
 * Playground wants exactly six: the one at the screen and five others.
 */
export const TEAMS_PEOPLE: readonly TeamsPerson[] = [
  { id: 'alex', name: 'Alex Morgan' },
  { id: 'kim', name: 'Kim Larsen' },
  { id: 'sam', name: 'Sam Rivera' },
  { id: 'hana', name: 'Hana Sato' },
  { id: 'uma', name: 'Uma Patel' },
  { id: 'guest', name: 'Jo Winter' },
];
