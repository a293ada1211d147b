import { ISSUE_TYPES } from '../../services/model.js';
import { optionsField } from '../form/fieldReaders.js';
import type { Form } from '../form/form.js';
import { REQUEST_CARDS } from './requestSteps.js';
import { subjectLine } from './requestSubject.js';

/** Step 1 of a support request; its values are `RequestBasics`. */
export const basicsForm: Form = {
  id: 'basics',
  title: 'request.basics.title',
  help: 'request.basics.help',
  position: { step: 1, count: REQUEST_CARDS },
  about: subjectLine,
  fields: (texts) => [
    optionsField(
      texts,
      ISSUE_TYPES.map((code) => ({ value: code, title: texts.label('issueType', code) })),
      { id: 'issueType', texts: 'request.fields.issueType', required: true },
    ),
  ],
};
