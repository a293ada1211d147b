import type { Texts } from '../../services/localization/texts.js';
import { SEVERITIES } from '../../services/model.js';
import { categoriesOf, problemTypesOf } from '../../services/supportTopics.js';
import { optionsField, textField } from '../form/fieldReaders.js';
import type { Form } from '../form/form.js';
import { REQUEST_CARDS } from './requestSteps.js';
import { subjectLine } from './requestSubject.js';

/** Longest description that a request can carry, in UTF-16 units. */
export const MAX_DESCRIPTION_CHARACTERS = 10_000;

/** Step 2 of a support request; its values are `RequestProblem`. Needs the fact `issueType`; `mostFiles` where files can be attached. */
export const problemForm: Form = {
  id: 'problem',
  title: 'request.problem.title',
  help: 'request.problem.help',
  position: { step: 2, count: REQUEST_CARDS },
  about: (texts, facts) =>
    [
      subjectLine(texts, facts),
      facts.mostFiles ? texts.say('request.files.hint', { most: facts.mostFiles }) : '',
    ]
      .filter((line) => line !== '')
      .join('\n'),
  fields: (texts, { problemType = '' }, { issueType = '' }) => {
    const categories = categoriesOf(issueType, problemType);
    return [
      optionsField(
        texts,
        named(
          texts,
          'problemType',
          problemTypesOf(issueType).map(({ code }) => code),
        ),
        { id: 'problemType', texts: 'request.fields.problemType', required: true },
      ),
      optionsField(texts, named(texts, 'category', categories), {
        id: 'category',
        texts: 'request.fields.category',
        required: true,
        hidden: categories.length === 0,
      }),
      optionsField(texts, named(texts, 'severity', SEVERITIES), {
        id: 'severity',
        texts: 'request.fields.severity',
        required: true,
      }),
      textField(texts, 'multiline', {
        id: 'description',
        texts: 'request.fields.description',
        required: true,
        maxLength: MAX_DESCRIPTION_CHARACTERS,
      }),
    ];
  },
};

function named(texts: Texts, kind: 'problemType' | 'category' | 'severity', codes: readonly string[]) {
  return codes.map((code) => ({ value: code, title: texts.label(kind, code) }));
}
