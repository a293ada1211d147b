import type { Button } from '../../cards/button.js';
import { foldText } from '../../services/search/foldText.js';

/** Something a step offers: press it, type its title, or type its number where it has one. */
export interface Choice {
  readonly action: string;
  readonly item?: string;
  readonly title: string;
  /** Position shown in the card; absent where a typed number means something else. */
  readonly number?: number;
  /** Further words that mean the same when typed. */
  readonly also?: readonly string[];
  /** Id of the card's input whose entry it sends as the answer: its own title then says nothing of that. */
  readonly input?: string;
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

/** The choice whose title or number the user typed. */
export function choiceMeant(choices: readonly Choice[], text: string): Choice | undefined {
  const typed = foldText(text);
  const number = numberMeant(text);
  return choices.find(
    (choice) =>
      (choice.number !== undefined &&
        (number === choice.number || typed === foldText(`${choice.number}. ${choice.title}`))) ||
      [choice.title, ...(choice.also ?? [])].some((words) => foldText(words) === typed),
  );
}

/** The number that a line consists of: `2`, `2.`, `#2`. Signs and fractions count, so that `-2` is not 2. */
function numberMeant(text: string): number | undefined {
  const [, digits] = /^#?([1-9]\d{0,3})[.)]?$/.exec(text.normalize('NFKC').trim()) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
