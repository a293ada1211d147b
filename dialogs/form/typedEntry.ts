import type { Texts } from '../../services/localization/texts.js';
import { foldText } from '../../services/search/foldText.js';
import { cleanEntry } from './formCheck.js';
import { type ChoiceField, type FieldOption, type FormField, isChoice } from './formField.js';

/** More options than this are not listed in a sentence. */
const OPTIONS_IN_A_SENTENCE = 8;

/** Typed words as a field takes them; `unknown` when a choice field has no such option. */
export type TypedEntry =
  | { readonly kind: 'entry'; readonly entry: string; readonly problem: string | undefined }
  | { readonly kind: 'unknown'; readonly say: string };

/** The field that a line such as `e-mail : a@b.c` names, with what it is to hold. */
export function namedField(
  texts: Texts,
  fields: readonly FormField[],
  line: string,
): { readonly field: FormField; readonly text: string } | undefined {
  const [, name = '', text = ''] = /^([^:：\n]{1,60})[:：]([\s\S]*)$/u.exec(line) ?? [];
  const folded = foldText(name);
  const field = fields.find((candidate) => !candidate.hidden && namesOf(texts, candidate).includes(folded));
  return folded !== '' && field ? { field, text: text.trim() } : undefined;
}

/** The choice fields that have an option of just this name. */
export function fieldsOffering(fields: readonly FormField[], line: string): ChoiceField[] {
  const folded = foldText(line);
  const isNamed = ({ title, also = [] }: FieldOption) =>
    [title, ...also].some((name) => foldText(name) === folded);
  return fields.filter(isChoice).filter(({ hidden, options }) => !hidden && options.some(isNamed));
}

function namesOf(texts: Texts, field: FormField): string[] {
  const names = [texts.say(`${field.texts}.label`), ...texts.say(`${field.texts}.also`).split('|')];
  return names.map(foldText);
}

export function readTypedEntry(texts: Texts, field: FormField, text: string): TypedEntry {
  const written = cleanEntry(field, text);
  if (written === '') {
    const problem = field.required ? texts.say('form.cannotSkip') : undefined;
    return { kind: 'entry', entry: '', problem };
  }
  const entry = isChoice(field) ? field.resolve(written) : written;
  if (entry === undefined) return { kind: 'unknown', say: notAnOption(texts, field) };
  const reading = field.read(entry);
  return { kind: 'entry', entry, problem: reading.kind === 'refuse' ? reading.say : undefined };
}

function notAnOption(texts: Texts, field: FormField): string {
  const name = texts.say(`${field.texts}.label`);
  const options = isChoice(field) ? field.options : [];
  if (options.length > OPTIONS_IN_A_SENTENCE) return texts.say('form.unknownOption', { field: name });
  return texts.say('form.chooseFrom', {
    field: name,
    options: options.map(({ title }) => title).join(' · '),
  });
}
