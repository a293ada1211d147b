import { withoutClientFunctions } from '../adaptiveCard.js';
import { beginningOf, LONG_TEXT_BYTES } from '../longText.js';

/** One object inside a card. */
export type CardNode = Readonly<Record<string, unknown>>;

const CHECKED = '☑';
const UNCHECKED = '☐';
const NOTHING = '–';

/** An input as text: its label, and below it what was entered, both as plain runs because users chose the words. */
export function inputText(input: CardNode, entered?: Readonly<Record<string, string>>): CardNode {
  const { id, label, title, spacing, separator, isVisible } = input;
  const name = textOf(label ?? title);
  const heading = {
    ...plain(name),
    inlines: [{ type: 'TextRun', text: name, size: 'Small', isSubtle: true }],
  };
  return {
    type: 'Container',
    ...(spacing !== undefined && { spacing }),
    ...(separator !== undefined && { separator }),
    ...(isVisible !== undefined && { isVisible }),
    items: [
      ...(name === '' ? [] : [heading]),
      { ...plain(shownValue(input, enteredIn(entered, id) ?? textOf(input.value))), spacing: 'None' },
    ],
  };
}

function plain(text: string): CardNode {
  const shown = withoutClientFunctions(beginningOf(text, LONG_TEXT_BYTES));
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: shown }] };
}

/** Undefined where no input of the card was sent. */
function enteredIn(entered: Readonly<Record<string, string>> = {}, id: unknown): string | undefined {
  if (Object.keys(entered).length === 0) return undefined;
  return Object.hasOwn(entered, String(id)) ? entered[String(id)] : '';
}

function shownValue(input: CardNode, value: string): string {
  switch (input.type) {
    case 'Input.Toggle':
      return value === (input.valueOn ?? 'true') ? CHECKED : UNCHECKED;
    case 'Input.ChoiceSet':
      return titlesOf(input, value) || NOTHING;
    default:
      return value || NOTHING;
  }
}

/** What the user saw for the value, which may be an id. One that the card did not offer has no title to show. */
function titlesOf({ choices, isMultiSelect }: CardNode, value: string): string {
  const values = isMultiSelect === true ? value.split(',') : [value];
  const offered = Array.isArray(choices) ? (choices as CardNode[]) : [];
  const chosen = offered.filter((choice) => values.includes(textOf(choice.value)));
  return chosen.map((choice) => textOf(choice.title)).join(', ');
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
