import type { Attachment } from 'botframework-schema';
import { withoutClientFunctions } from '../adaptiveCard.js';
import { type CardNode, inputText } from './inputText.js';

/** How a card was answered. */
export interface CardAnswer {
  /** What was chosen: a finished sentence. */
  readonly chosen: string;
  /** What was sent of the inputs, by their ids: clients leave out the empty ones. Where nothing was, they keep what they showed. */
  readonly entered?: Readonly<Record<string, string>> | undefined;
}

/** Members that make something of a card press, ask or look up. */
const INTERACTIVE: ReadonlySet<string> = new Set([
  'actions',
  'selectAction',
  'inlineAction',
  'refresh',
  'authentication',
]);

/** Ids of lines that say what is wrong with an input: once the card is answered, nothing is. */
const PROBLEM_LINE = /^problem\./;

/** Members that hold the parts of a card. */
const PARTS = ['items', 'columns', 'rows', 'inlines'] as const;

/** The line that says what was chosen: by its id it is there once. */
const CHOSEN_LINE = 'chosenLine';

/**
 * The card as it is read after it was answered: nothing to press and nothing to enter, inputs as their label and value,
 * everything else as it was, and a line of what was chosen. Works on any Adaptive Card, so that no card is drawn twice.
 */
export function answeredCard({ contentType, content }: Attachment, answer: CardAnswer): Attachment {
  const { body, ...rest } = readOnly(content as CardNode, answer, false);
  const shown = Array.isArray(body) ? body.filter(({ id }) => id !== CHOSEN_LINE) : [];
  return { contentType, content: { ...rest, body: [...shown, chosenLine(answer.chosen)] } };
}

function chosenLine(chosen: string): CardNode {
  return {
    type: 'RichTextBlock',
    id: CHOSEN_LINE,
    separator: true,
    spacing: 'Medium',
    inlines: [{ type: 'TextRun', text: withoutClientFunctions(chosen), weight: 'Bolder' }],
  };
}

/** @param isRow whether the node stands in something that was pressed as a whole: its accents said so */
function readOnly(node: CardNode, answer: CardAnswer, isRow: boolean): CardNode {
  const isInRow = isRow || node.selectAction !== undefined;
  const kept = Object.entries(node)
    .filter(
      ([name, member]) => !INTERACTIVE.has(name) && !(isInRow && name === 'color' && member === 'Accent'),
    )
    .flatMap(([name, member]) => {
      const shown = memberOf(member, answer, isInRow);
      return shown === undefined ? [] : [[name, shown] as const];
    });
  return Object.fromEntries(kept);
}

function memberOf(member: unknown, answer: CardAnswer, isRow: boolean): unknown {
  if (Array.isArray(member)) return member.flatMap((part) => memberOf(part, answer, isRow) ?? []);
  if (!isNode(member)) return member;
  const type = String(member.type);
  if (type === 'ActionSet' || type.startsWith('Action.')) return undefined;
  if (PROBLEM_LINE.test(String(member.id))) return undefined;
  if (type.startsWith('Input.')) return inputText(member, answer.entered);
  const shown = readOnly(member, answer, isRow);
  return PARTS.some((name) => isEmptied(member[name], shown[name])) ? undefined : shown;
}

function isEmptied(before: unknown, after: unknown): boolean {
  return Array.isArray(before) && before.length > 0 && Array.isArray(after) && after.length === 0;
}

function isNode(value: unknown): value is CardNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
