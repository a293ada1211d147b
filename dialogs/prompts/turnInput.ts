import type { Activity } from 'botbuilder';
import { z } from 'zod';

/** Longest text read from a client, typed or in a card; what is beyond is cut and counted. */
export const MAX_INPUT_CHARACTERS = 20_000;

/** How the content types of cards begin. */
export const CARD_TYPE = 'application/vnd.microsoft.card.';

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
  /** A card that was shared, and not a word. */
  | { readonly kind: 'card' }
  | { readonly kind: 'nothing' };

const attached = z.object({ contentType: z.string() });
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
  return { kind: attachedTo(activity.attachments) };
}

/** Whether nothing of a text can be seen: joiners and marks of direction have no shape of their own. */
export function isBlank(text: string): boolean {
  return /^[\p{Cc}\p{Cf}\p{Z}]*$/u.test(text);
}

/** Teams sends the text once more as an HTML attachment: that is no file. Nor are cards. */
function attachedTo(attachments: unknown): 'attachment' | 'card' | 'nothing' {
  if (!Array.isArray(attachments)) return 'nothing';
  const types = attachments.map((one: unknown) => contentTypeOf(one)).filter((type) => !isHtml(type));
  if (types.length === 0) return 'nothing';
  return types.every((type) => type?.startsWith(CARD_TYPE)) ? 'card' : 'attachment';
}

function contentTypeOf(attachment: unknown): string | undefined {
  return attached.safeParse(attachment).data?.contentType;
}

function isHtml(type: string | undefined): boolean {
  return type?.startsWith('text/html') === true;
}

function withoutControls(text: string): string {
  // Line breaks and tabs stay: descriptions have them.
  return text.replace(/\p{Cc}/gu, (control) => (control === '\n' || control === '\t' ? control : ''));
}
