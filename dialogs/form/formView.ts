import type { Button } from '../../cards/button.js';
import type { FormFieldView, FormView } from '../../cards/form/formCard.js';
import { beginningOf, LONG_TEXT_BYTES } from '../../cards/longText.js';
import type { Texts } from '../../services/localization/texts.js';
import type { Form, FormData } from './form.js';
import type { FormCheck } from './formCheck.js';
import { type ChoiceField, type FormField, isChoice } from './formField.js';

/** What may be shown of a text in a field of one line: more than any of them takes, so little that all fit a card. */
const BYTES_OF_A_LINE = 1_200;

/** Draws a form as far as it is filled in. */
export function formView(
  texts: Texts,
  form: Form,
  fields: readonly FormField[],
  data: FormData,
  { problems }: FormCheck,
  buttons: readonly Button[],
): FormView {
  const { entries, facts = {}, flagged = [] } = data;
  const shown = fields.filter(({ hidden }) => !hidden);
  return {
    title: texts.say(form.title, facts),
    position: form.position ? texts.say('form.position', form.position) : '',
    text: form.about?.(texts, facts) ?? '',
    fields: shown.map((field) => {
      const problem = flagged.includes(field.id) ? (problems.get(field.id) ?? '') : '';
      return fieldView(texts, field, entries[field.id] ?? '', problem);
    }),
    buttons,
  };
}

function fieldView(texts: Texts, field: FormField, entry: string, problem: string): FormFieldView {
  const name = texts.say(`${field.texts}.label`);
  const drawn = {
    id: field.id,
    kind: field.kind,
    label: field.required ? name : texts.say('form.optional', { field: name }),
    problem,
    placeholder: '',
  };
  if (!isChoice(field)) {
    const value = shownEntry(field, entry);
    const said = [problem, value === entry ? '' : shownInPart(texts, value, entry)];
    return {
      ...drawn,
      value,
      problem: said.filter((line) => line !== '').join(' '),
      maxLength: field.maxLength,
      options: [],
    };
  }
  const value = field.options.some((option) => option.value === entry) ? entry : '';
  return {
    ...drawn,
    value,
    placeholder: texts.say('form.choose'),
    maxLength: 0,
    options: optionViews(field),
  };
}

/** What the card's input shows of a text: all of it, unless it would make the card too large. */
export function shownEntry({ kind }: FormField, entry: string): string {
  return beginningOf(entry, kind === 'multiline' ? LONG_TEXT_BYTES : BYTES_OF_A_LINE);
}

function shownInPart(texts: Texts, shown: string, entry: string): string {
  const counts = { shown: texts.number(shown.length), length: texts.number(entry.length) };
  return texts.say('form.shownInPart', counts);
}

/** A no-break space after the number: clients that read Markdown in titles would make `1. ` a list. */
function optionViews({ kind, options }: ChoiceField): FormFieldView['options'] {
  return options.map(({ value, title }, index) => ({
    value,
    title: kind === 'options' ? `${index + 1}.\u00A0${title}` : title,
  }));
}
