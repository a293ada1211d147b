import type { Activity, Attachment } from 'botbuilder';
import { type CardNode, isNode, nodesOf } from './cardNodes.js';

interface SubmitData {
  readonly title: string;
  readonly data: object;
  /** Whether the client sends what stands in the card's inputs along. */
  readonly withInputs: boolean;
}

/** A button or row to press, and what to enter before. */
export interface PressLine {
  readonly title: string;
  /** By id or label of the input. */
  readonly fields: Readonly<Record<string, string>>;
  /** Title of the card to press it on; the newest card when absent. */
  readonly card?: string;
}

/** The last card has no such button, or no such input. */
export class PressError extends Error {
  override readonly name = 'PressError';
}

/**
 * A line such as `[Press=Next; firstName=Marie; country=France]` presses the button or row with that title on the bot's
 * last card, with these inputs; `[Press=Next; card=Basics]` presses it on an earlier card. A backslash before `;` or `]`
 * takes it as it is, and `\n` is a line break.
 * @returns undefined for any other line
 */
export function readPressLine(text: string): PressLine | undefined {
  const [, line] = /^\[Press=((?:\\[\s\S]|[^\]\\])+)\]$/.exec(text.trim()) ?? [];
  if (line === undefined) return undefined;
  const [title = '', ...pairs] = line.match(/(?:\\[\s\S]|[^;\\])+/g) ?? [];
  const { card, ...fields } = Object.fromEntries(pairs.map(readPair));
  return { title: unescaped(title), fields, ...(card !== undefined && { card }) };
}

/**
 * What a client would send for pressing `title` on the newest card among these activities, with `fields` entered.
 * @throws PressError when the card has no such button or input
 */
export function pressed(
  said: readonly Partial<Activity>[],
  title: string,
  fields: Readonly<Record<string, string>>,
): Partial<Activity> {
  const card = said.flatMap(({ attachments = [] }) => attachments).at(-1);
  if (!card) throw new PressError(`no card to press “${title}” on`);
  const button = buttonsOf(card).find((candidate) => sameTitle(candidate.title, title));
  if (!button) throw missing('button', title, titlesOf(buttonsOf(card)));
  return { type: 'message', value: { ...(button.withInputs && entriesOf(card, fields)), ...button.data } };
}

/** Every button and row of a card that submits, in order. */
export function buttonsOf({ content }: Attachment): SubmitData[] {
  return nodesOf(content).flatMap((node) => {
    const { selectAction } = node;
    if (node.type === 'Action.Submit' && node.title !== undefined)
      return [submitOf(node, String(node.title))];
    // A row is called what it begins with.
    return isNode(selectAction) && selectAction.title === undefined
      ? [submitOf(selectAction, firstText(node))]
      : [];
  });
}

function submitOf({ data, associatedInputs }: CardNode, title: string): SubmitData {
  return { title, data: data as object, withInputs: associatedInputs !== 'none' };
}

function firstText(row: CardNode): string {
  const { text } = nodesOf(row).find((node) => typeof node.text === 'string') ?? {};
  return String(text);
}

/** What stands in the card's inputs once the user entered `fields`; clients leave empty ones out. */
function entriesOf(card: Attachment, fields: Readonly<Record<string, string>>): Record<string, string> {
  const inputs = nodesOf(card.content).filter(({ type }) => String(type).startsWith('Input.'));
  const entered = Object.entries(fields).map(([name, entry]) => {
    const input = inputs.find(({ id, label }) => id === name || label === name);
    if (!input)
      throw missing(
        'input',
        name,
        inputs.map(({ id }) => String(id)),
      );
    return [String(input.id), sentFor(input, entry)];
  });
  const before = inputs.map(({ id, value }) => [String(id), String(value ?? '')]);
  const all: Record<string, string> = Object.fromEntries([...before, ...entered]);
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** Users see the titles of choices, clients send their values. */
function sentFor({ choices }: CardNode, entry: string): string {
  const options = Array.isArray(choices) ? choices.filter(isNode) : [];
  const chosen = options.find(({ title }) => sameTitle(String(title), entry));
  return chosen ? String(chosen.value) : entry;
}

/** Titles carry the number that can be typed instead. */
function sameTitle(shown: string, wanted: string): boolean {
  return shown === wanted || shown.replace(/^\d+\.\s/u, '') === wanted;
}

function readPair(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [unescaped(pair), ''] : [unescaped(pair.slice(0, at)), unescaped(pair.slice(at + 1))];
}

function unescaped(text: string): string {
  return text.trim().replace(/\\([\s\S])/g, (_, character: string) => (character === 'n' ? '\n' : character));
}

function titlesOf(buttons: readonly SubmitData[]): string[] {
  return buttons.map(({ title }) => title);
}

function missing(kind: 'button' | 'input', name: string, present: readonly string[]): PressError {
  return new PressError(`no ${kind} “${name}” on the last card; it has: ${present.join(' | ')}`);
}
