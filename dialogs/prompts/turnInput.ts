import type { Activity } from 'botbuilder';
import { z } from 'zod';

/** Longest text read from a client, typed or in a card; what is beyond is cut and counted. */
export const MAX_INPUT_CHARACTERS = 20_000;

/** A button or row that was pressed; `fields` holds the card's inputs as the client sent them, all strings. */
export interface Press {
  readonly action: string;
  readonly item?: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What the user did in this turn, read from an activity that nobody vouches for. */
export type TurnInput =
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'pressed'; readonly press: Press; readonly step: string | undefined }
  | { readonly kind: 'attachment' }
  | { readonly kind: 'nothing' };

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const id = z.string().min(1).max(200);

const cardAnswer = z
  .object({ action: id, item: id.optional(), step: id.optional() })
  .catchall(z.unknown())
  .transform(({ action, item, step, ...rest }) => ({ action, item, step, fields: readFields(rest) }));

function readFields(rest: Record<string, unknown>): Record<string, string> {
  const fields: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(rest).slice(0, 50)) {
    const read = scalar.safeParse(value);
    if (read.success) fields[name] = read.data.slice(0, MAX_INPUT_CHARACTERS);
  }
  return { ...fields };
}

/** Reads an incoming message. A value that is no answer of ours counts as nothing rather than as an error. */
export function readTurnInput(activity: Partial<Activity>): TurnInput {
  const answer = cardAnswer.safeParse(activity.value);
  if (answer.success) {
    const { action, item, step, fields } = answer.data;
    return { kind: 'pressed', press: { action, fields, ...(item === undefined ? {} : { item }) }, step };
  }
  const text = typeof activity.text === 'string' ? withoutControls(activity.text).trim() : '';
  if (!isBlank(text)) return { kind: 'typed', text: text.slice(0, MAX_INPUT_CHARACTERS) };
  return { kind: hasFiles(activity.attachments) ? 'attachment' : 'nothing' };
}

/** Whether nothing of a text can be seen: joiners and marks of direction have no shape of their own. */
export function isBlank(text: string): boolean {
  return /^[\p{Cc}\p{Cf}\p{Z}]*$/u.test(text);
}

/** Teams sends the text once more as an HTML attachment: that is no file. */
function hasFiles(attachments: unknown): boolean {
  return (
    Array.isArray(attachments) &&
    attachments.some((attachment: unknown) => {
      const type = z.object({ contentType: z.string() }).safeParse(attachment);
      return !type.success || !type.data.contentType.startsWith('text/html');
    })
  );
}

function withoutControls(text: string): string {
  // Line breaks and tabs stay: descriptions have them.
  return text.replace(/\p{Cc}/gu, (control) => (control === '\n' || control === '\t' ? control : ''));
}
