import { CONTACT_METHODS } from '../../services/model.js';
import { emailField, listField, optionsField, phoneField, textField } from '../form/fieldReaders.js';
import type { Form } from '../form/form.js';
import { contactChoices } from './contactChoices.js';
import { REQUEST_CARDS } from './requestSteps.js';
import { subjectLine } from './requestSubject.js';
import { isTimeZone, timeZoneMeant, timeZoneOptions } from './timeZones.js';

const LONGEST_NAME = 100;

/** Step 3 of a support request; its values are `RequestContact`. */
export const contactForm: Form = {
  id: 'contact',
  title: 'request.contact.title',
  help: 'request.contact.help',
  position: { step: 3, count: REQUEST_CARDS },
  about: subjectLine,
  fields: (texts, { method, country = '', timeZone = '' }) => {
    const name = { required: true, maxLength: LONGEST_NAME };
    const methods = CONTACT_METHODS.map((code) => ({
      value: code,
      title: texts.label('contactMethod', code),
    }));
    const { countries, languages } = contactChoices(texts);
    const byPhone = method === 'Phone';
    return [
      textField(texts, 'line', { id: 'firstName', texts: 'request.fields.firstName', ...name }),
      textField(texts, 'line', { id: 'lastName', texts: 'request.fields.lastName', ...name }),
      emailField(texts, { id: 'email', texts: 'request.fields.email', required: true }),
      phoneField(texts, country, { id: 'phone', texts: 'request.fields.phone', required: byPhone }),
      optionsField(texts, methods, { id: 'method', texts: 'request.fields.method', required: true }),
      listField(texts, countries, { id: 'country', texts: 'request.fields.country', required: true }),
      listField(texts, languages, { id: 'language', texts: 'request.fields.language', required: true }),
      listField(
        texts,
        timeZoneOptions(timeZone),
        { id: 'timeZone', texts: 'request.fields.timeZone', required: true },
        { resolve: timeZoneMeant, accepts: isTimeZone },
      ),
    ];
  },
};
