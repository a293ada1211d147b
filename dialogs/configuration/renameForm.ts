import type { Texts } from '../../services/localization/texts.js';
import { hasOnlyNameCharacters } from '../../services/reservationName.js';
import { MAX_RESERVATION_NAME } from '../../services/reservationSettings.js';
import { textField } from '../form/fieldReaders.js';
import type { Form } from '../form/form.js';
import type { FieldReading, WrittenField } from '../form/formField.js';

/** The new name of a reservation; its value is `displayName`. Needs the fact `name`, the present one. */
export const renameForm: Form = {
  id: 'rename',
  title: 'configuration.rename.title',
  help: 'configuration.rename.help',
  about: (texts, { name = '' }) => texts.say('configuration.rename.about', { name }),
  fields: (texts) => [nameField(texts)],
};

/** The field of the new name. */
export function nameField(texts: Texts): WrittenField {
  const line = textField(texts, 'line', {
    id: 'displayName',
    texts: 'configuration.fields.displayName',
    required: true,
    maxLength: MAX_RESERVATION_NAME,
  });
  const read = (entry: string): FieldReading => {
    const name = entry.normalize('NFC');
    return hasOnlyNameCharacters(name)
      ? line.read(name)
      : { kind: 'refuse', say: texts.say('configuration.rename.wrongName') };
  };
  return { ...line, read };
}
