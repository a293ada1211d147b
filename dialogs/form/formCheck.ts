import type { Texts } from '../../services/localization/texts.js';
import { isBlank } from '../prompts/turnInput.js';
import type { FormData, FormEntries } from './form.js';
import { type FormField, isChoice } from './formField.js';

/** What a form holds at this moment. */
export interface FormCheck {
  /** Values of the fields that are filled in well. */
  readonly values: Readonly<Record<string, string>>;
  /** Sentences by the id of the field that lacks something. */
  readonly problems: ReadonlyMap<string, string>;
}

export function checkForm(texts: Texts, fields: readonly FormField[], entries: FormEntries): FormCheck {
  const values: Record<string, string> = {};
  const problems = new Map<string, string>();
  for (const field of fields.filter(({ hidden }) => !hidden)) {
    const entry = entries[field.id] ?? '';
    if (entry === '') {
      if (field.required)
        problems.set(field.id, texts.say(isChoice(field) ? 'form.chooseOne' : 'form.needed'));
      continue;
    }
    const reading = field.read(entry);
    if (reading.kind === 'value') values[field.id] = reading.value;
    else problems.set(field.id, reading.say);
  }
  return { values, problems };
}

/** What to say of fields that lack something: one sentence of all that are empty, where several are, and one of each other. */
export function complaints(
  texts: Texts,
  wrong: readonly FormField[],
  problems: FormCheck['problems'],
  entries: FormEntries,
): string[] {
  const nameOf = (field: FormField) => texts.say(`${field.texts}.label`);
  const empty = wrong.filter(({ id }) => (entries[id] ?? '') === '');
  const together = empty.length > 1 ? empty : [];
  const each = wrong
    .filter((field) => !together.includes(field))
    .map((field) =>
      texts.say('form.problem', { field: nameOf(field), problem: problems.get(field.id) ?? '' }),
    );
  if (together.length === 0) return each;
  return [texts.say('form.neededMany', { fields: texts.list(together.map(nameOf)) }), ...each];
}

/**
 * The field that typed words are for: the first whose problem the user has been told, or else the first that lacks
 * something or is optional and not yet decided on.
 */
export function openField(
  fields: readonly FormField[],
  { values, problems }: FormCheck,
  { flagged = [], skipped = [] }: FormData,
): FormField | undefined {
  const shown = fields.filter(({ hidden }) => !hidden);
  return (
    shown.find(({ id }) => problems.has(id) && flagged.includes(id)) ??
    shown.find(({ id }) => problems.has(id) || (values[id] === undefined && !skipped.includes(id)))
  );
}

/**
 * Text as it enters a form: no control characters; one line, unless the field has several. Cards keep braces apart with
 * a word joiner (see `cardTemplate`), which inputs send back: it was not typed.
 */
export function cleanEntry(field: Pick<FormField, 'kind'>, text: string): string {
  const lines = text
    .replace(/\{\u2060(?=\{)/g, '{')
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Cc}/gu, (control) => (control === '\n' ? '\n' : ' '));
  if (isBlank(lines)) return '';
  return (field.kind === 'multiline' ? lines : lines.replace(/\s+/g, ' ')).trim();
}
