import type { Activity, Attachment } from 'botbuilder';

interface SubmitData {
  readonly title: string;
  readonly data: object;
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
  return { type: 'message', value: { ...fields, ...button.data } };
}

/** Every button and row of a card that submits, in order. */
export function buttonsOf(card: Attachment): SubmitData[] {
  const found: SubmitData[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (typeof node === 'object' && node !== null) {
      if ('type' in node && node.type === 'Action.Submit' && 'title' in node && 'data' in node) {
        found.push({ title: String(node.title), data: node.data as object });
      }
      Object.values(node).forEach(visit);
    }
  };
  visit(card.content);
  return found;
}

function sameTitle(shown: string, wanted: string): boolean {
  return shown === wanted || shown.replace(/^\d+\. /, '') === wanted;
}
