import { ACCESS_ROLES } from '../../services/accessControl.js';
import type { Texts } from '../../services/localization/texts.js';
import { emailField, optionsField } from '../form/fieldReaders.js';
import type { Form } from '../form/form.js';
import type { FieldReading, WrittenField } from '../form/formField.js';

/**
 * Whom to give which role; its values are `email` and `role`. Needs the facts `customer` and `reservation`;
 * `unknownEmail` is an address that nobody has.
 */
export const grantForm: Form = {
  id: 'grantAccess',
  title: 'access.form.title',
  help: 'access.form.help',
  about: (texts, facts) => texts.say('access.form.about', facts),
  fields: (texts, _entries, { unknownEmail }) => [
    knownEmailField(texts, unknownEmail),
    optionsField(
      texts,
      ACCESS_ROLES.map((role) => ({
        value: role,
        title: texts.label('accessRole', role),
        also: texts.say(`access.words.roles.${role}`).split('|'),
      })),
      { id: 'role', texts: 'access.fields.role', required: true },
    ),
  ],
};

function knownEmailField(texts: Texts, unknown: string | undefined): WrittenField {
  const field = emailField(texts, { id: 'email', texts: 'access.fields.email', required: true });
  const read = (entry: string): FieldReading =>
    entry === unknown ? { kind: 'refuse', say: texts.say('errors.UserNotFound') } : field.read(entry);
  return { ...field, read };
}
