import type { DeskTurn } from '../deskTurn.js';
import type { PlaceName } from './placeName.js';
import type { Heard } from './plainWords.js';
import type { TaskWish } from './taskWish.js';
import { taskTitle } from './wishWords.js';

/** Id of the dialog that asks whether to switch and runs the other task on top of the one under way. */
export const SWITCH_DIALOG = 'switch';

/** How many tasks may wait for the user to come back to them. */
const MAX_WAITING = 3;

/** To which tasks the user may want to switch. */
export interface SwitchOptions {
  /** What is under way. */
  readonly from: PlaceName;
  /** One when it is clear which is meant. */
  readonly wishes: readonly TaskWish[];
}

/** What a step makes of a wish for another task: asks about it on top of itself, or says why it cannot. */
export type SwitchOffer =
  | { readonly kind: 'aside'; readonly options: SwitchOptions }
  | { readonly kind: 'refuse'; readonly say: string };

/** @returns undefined where nothing else is asked for, or nothing is under way */
export function switchOffer(
  { texts }: DeskTurn,
  { place, wish, isAside, guesses }: Heard,
): SwitchOffer | undefined {
  const { task, waiting } = place;
  const wishes = wish && isAside ? [wish] : guesses;
  if (task === undefined || wishes.length === 0) return undefined;
  if (waiting < MAX_WAITING) return { kind: 'aside', options: { from: task, wishes } };
  return {
    kind: 'refuse',
    say: texts.say('understanding.switch.tooMany', { count: waiting, task: taskTitle(texts, task) }),
  };
}
