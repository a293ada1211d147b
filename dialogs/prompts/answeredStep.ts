import type { DeskTurn } from '../deskTurn.js';
import type { AnsweredStep } from '../stepCards.js';
import { type Choice, choiceMeant } from './choice.js';
import { quotedText } from './quotedText.js';
import { readTurnInput, type TurnInput } from './turnInput.js';

/** How a step ended. */
export type StepEnd = 'answered' | 'back' | 'cancel' | 'restart';

/** What there is to say of the step with this token, which showed these choices, when the turn's input ended it so. */
export function answeredStep(
  turn: DeskTurn,
  { token, choices }: { readonly token: string; readonly choices: readonly Choice[] | undefined },
  end: StepEnd,
): Omit<AnsweredStep, 'redraw'> {
  const input = readTurnInput(turn.context.activity);
  const isPressed = input.kind === 'pressed' && input.step === token;
  return {
    step: token,
    chosen: end === 'answered' ? chosenIn(turn, choices ?? [], input) : turn.texts.say(`answered.${end}`),
    ...(isPressed && { entered: input.press.fields }),
  };
}

function chosenIn({ texts }: DeskTurn, choices: readonly Choice[], input: TurnInput): string {
  const choice = choiceIn(choices, input);
  const written = input.kind === 'typed' && !choice ? input.text : enteredBy(choice, input);
  if (written !== undefined) return texts.say('answered.said', { words: quotedText(texts, written) });
  return choice
    ? texts.say('answered.chosen', { title: withoutNumber(choice) })
    : texts.say('answered.other');
}

/** What stood in the input that was sent as the answer; undefined where it was none, or empty. */
function enteredBy(choice: Choice | undefined, input: TurnInput): string | undefined {
  if (choice?.input === undefined || input.kind !== 'pressed') return undefined;
  return input.press.fields[choice.input] || undefined;
}

function choiceIn(choices: readonly Choice[], input: TurnInput): Choice | undefined {
  if (input.kind === 'typed') return choiceMeant(choices, input.text);
  if (input.kind !== 'pressed') return undefined;
  const { action, item } = input.press;
  return choices.find((choice) => choice.action === action && choice.item === item);
}

/** Rows of lists have their number in their title. */
function withoutNumber({ title, number }: Choice): string {
  const shown = `${number}. `;
  return title.startsWith(shown) ? title.slice(shown.length) : title;
}
