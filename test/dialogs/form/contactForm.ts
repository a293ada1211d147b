import {
  emailField,
  listField,
  optionsField,
  phoneField,
  textField,
} from '../../../dialogs/form/fieldReaders.js';
import type { Form, FormData } from '../../../dialogs/form/form.js';
import { FormPrompt } from '../../../dialogs/form/formPrompt.js';
import { DeskHarness } from '../deskHarness.js';

const COUNTRIES = Object.entries({
  FR: 'France',
  DE: 'Germany',
  IS: 'Iceland',
  IE: 'Ireland',
  IT: 'Italy',
  ES: 'Spain',
  SE: 'Sweden',
  CL: 'Chile',
  PE: 'Peru',
}).map(([code, title]) => ({ value: code, title, also: [code] }));

/** Every kind of field once, under the names of the contact form. */
const form: Form = {
  id: 'contact',
  title: 'request.contact.title',
  help: 'request.contact.help',
  position: { step: 3, count: 4 },
  fields: (texts, { method, country = '' }) => [
    textField(texts, 'line', {
      id: 'lastName',
      texts: 'request.fields.lastName',
      required: true,
      maxLength: 20,
    }),
    emailField(texts, { id: 'email', texts: 'request.fields.email', required: true }),
    phoneField(texts, country, { id: 'phone', texts: 'request.fields.phone', required: method === 'Phone' }),
    optionsField(
      texts,
      ['Email', 'Phone'].map((code) => ({ value: code, title: texts.label('contactMethod', code) })),
      { id: 'method', texts: 'request.fields.method', required: true },
    ),
    listField(texts, COUNTRIES, { id: 'country', texts: 'request.fields.country', required: true }),
    textField(texts, 'multiline', {
      id: 'description',
      texts: 'request.fields.description',
      required: false,
      maxLength: 10_000,
    }),
  ],
};

/** An entry for every field, as it is typed. */
export const FULL = {
  lastName: 'Roux',
  email: 'a@b.fr',
  phone: '01 42 68 53 00',
  method: 'Phone',
  country: 'FR',
  description: 'One\ntwo',
};

/** What the form makes of them. */
export const VALUES = { ...FULL, phone: '+33142685300' };

/** A chat that shows the form. */
export async function shownForm(entries: FormData['entries'] = {}, locale = 'en-US') {
  const harness = new DeskHarness({
    dialogs: (kit) => [new FormPrompt(kit, form)],
    begin: 'contact',
    options: { entries },
    locale,
  });
  await harness.start();
  return harness;
}

/** The values that the form ended with. */
export function valuesOf(ended: unknown): unknown {
  return (ended as { value?: { values: unknown } } | undefined)?.value?.values;
}
