import type { Button } from '../../cards/button.js';

/** Something a step offers: press it, type its title, or type its number where it has one. */
export interface Choice {
  readonly action: string;
  readonly item?: string;
  readonly title: string;
  /** Position shown in the card; absent where a typed number means something else. */
  readonly number?: number;
  /** Further words that mean the same when typed. */
  readonly also?: readonly string[];
}

/** The button that stands for a choice on a card of the step with this token. */
export function buttonFor(choice: Choice, step: string, style: Button['style'] = 'default'): Button {
  const title = choice.number === undefined ? choice.title : `${choice.number}. ${choice.title}`;
  const data = { action: choice.action, step, ...(choice.item === undefined ? {} : { item: choice.item }) };
  return { title, data, style };
}

/** Gives the choices their numbers, from 1 in the order shown. */
export function numbered(choices: readonly Choice[], first = 1): Choice[] {
  return choices.map((choice, index) => ({ ...choice, number: first + index }));
}
