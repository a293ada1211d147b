import { ACCESS_ROLES } from '../../services/accessControl.js';
import { emailField, optionsField } from '../form/fieldReaders.js';
import type { Form } from '../form/form.js';

/** Whom to give which role; its values are `email` and `role`. Needs the facts `customer` and `reservation`. */
export const grantForm: Form = {
  id: 'grantAccess',
  title: 'access.form.title',
  help: 'access.form.help',
  about: (texts, facts) => texts.say('access.form.about', facts),
  fields: (texts) => [
    emailField(texts, { id: 'email', texts: 'access.fields.email', required: true }),
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
