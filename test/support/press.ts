import type { Activity, Attachment } from 'botbuilder';

interface SubmitData {
  readonly title: string;
  readonly data: object;
  /** Whether the client sends what stands in the card's inputs along. */
  readonly withInputs: boolean;
}

/**
 * A `.chat` line such as `[Press=Next; firstName=Marie]` presses the button or row with that title on the bot's last
 * card, with these inputs.
 * @returns undefined for any other line
 */
export function readPressLine(text: string): { title: string; fields: Record<string, string> } | undefined {
  const line = /^\[Press=([^;\]]+)((?:;[^;=\]]+=[^;\]]*)*)\]$/.exec(text.trim());
  if (!line?.[1]) return undefined;
  const pairs = (line[2] ?? '').split(';').filter((pair) => pair !== '');
  const fields = Object.fromEntries(pairs.map((pair) => pair.split('=', 2).map((part) => part.trim())));
  return { title: line[1].trim(), fields };
}

/** What a client would send for pressing `title` on the newest card among these activities. */
export function pressed(
  said: readonly Partial<Activity>[],
  title: string,
  fields: Record<string, string>,
): Partial<Activity> {
  const card = said.flatMap(({ attachments = [] }) => attachments).at(-1);
  const button = card && buttonsOf(card).find((candidate) => sameTitle(candidate.title, title));
  if (!button) {
    const titles = card ? buttonsOf(card).map((candidate) => candidate.title) : [];
    throw new Error(`no button “${title}” on the last card; it has: ${titles.join(' | ')}`);
  }
  return { type: 'message', value: { ...(button.withInputs && inputsOf(card)), ...fields, ...button.data } };
}

/** Every button and row of a card that submits, in order. */
export function buttonsOf(card: Attachment): SubmitData[] {
  return nodesOf(card.content)
    .filter(({ type }) => type === 'Action.Submit')
    .map(({ title, data, associatedInputs }) => ({
      title: String(title),
      data: data as object,
      withInputs: associatedInputs !== 'none',
    }));
}

/** What stands in the card's inputs; clients leave empty ones out. */
function inputsOf(card: Attachment): Record<string, string> {
  const inputs = nodesOf(card.content).filter(
    ({ type, value }) => String(type).startsWith('Input.') && value,
  );
  return Object.fromEntries(inputs.map(({ id, value }) => [String(id), String(value)]));
}

/** Every object inside a card, in order. */
function nodesOf(node: unknown): Record<string, unknown>[] {
  if (Array.isArray(node)) return node.flatMap(nodesOf);
  if (typeof node !== 'object' || node === null) return [];
  return [node as Record<string, unknown>, ...Object.values(node).flatMap(nodesOf)];
}

function sameTitle(shown: string, wanted: string): boolean {
  return shown === wanted || shown.replace(/^\d+\. /, '') === wanted;
}
