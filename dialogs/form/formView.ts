import type { Button } from '../../cards/button.js';
import type { FormFieldView, FormView } from '../../cards/form/formCard.js';
import type { Texts } from '../../services/localization/texts.js';
import type { Form, FormData } from './form.js';
import type { FormCheck } from './formCheck.js';
import { type ChoiceField, type FormField, isChoice } from './formField.js';

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
    title: texts.say(form.title),
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
  if (!isChoice(field)) return { ...drawn, value: entry, maxLength: field.maxLength, options: [] };
  const value = field.options.some((option) => option.value === entry) ? entry : '';
  return {
    ...drawn,
    value,
    placeholder: texts.say('form.choose'),
    maxLength: 0,
    options: optionViews(field),
  };
}

/** A no-break space after the number: clients that read Markdown in titles would make `1. ` a list. */
function optionViews({ kind, options }: ChoiceField): FormFieldView['options'] {
  return options.map(({ value, title }, index) => ({
    value,
    title: kind === 'options' ? `${index + 1}.\u00A0${title}` : title,
  }));
}
