import { listField } from '../../../dialogs/form/fieldReaders.js';
import type { Form, FormEntries } from '../../../dialogs/form/form.js';
import type { FieldOption, FormField } from '../../../dialogs/form/formField.js';
import { basicsForm } from '../../../dialogs/request/basicsForm.js';
import { contactForm } from '../../../dialogs/request/contactForm.js';
import { problemForm } from '../../../dialogs/request/problemForm.js';
import type { Texts } from '../../../services/localization/texts.js';
import { ISSUE_TYPES } from '../../../services/model.js';
import { problemTypesOf } from '../../../services/supportTopics.js';

/** What the two inputs that are sought in offer, besides what is found while typing. */
export interface SupportChoices {
  readonly customers: readonly FieldOption[];
  readonly reservations: readonly FieldOption[];
}

/** The fields that one choice of a topic fills in. */
const OF_TOPIC: readonly string[] = ['issueType', 'problemType', 'category'];

/** A support request on one card: the conversation's forms, with their steps of choosing a topic made one. */
export function supportForm(choices: SupportChoices): Form {
  return {
    id: 'supportRequest',
    title: 'teamsApp.extension.createSupportRequest.title',
    help: 'request.problem.help',
    submit: 'request.review.submit',
    fields: (texts, entries) => [
      listField(texts, choices.customers, {
        id: 'customer',
        texts: 'extension.request.customer',
        required: true,
      }),
      listField(texts, choices.reservations, {
        id: 'reservation',
        texts: 'extension.request.reservation',
        required: false,
      }),
      listField(texts, topics(texts), { id: 'topic', texts: 'extension.request.topic', required: true }),
      ...writtenFields(texts, entries),
    ],
  };
}

/** Severity and description, as the conversation's second form has them, and the whole of its third. */
function writtenFields(texts: Texts, entries: FormEntries): readonly FormField[] {
  const problem = problemForm.fields(texts, entries, {}).filter(({ id }) => !OF_TOPIC.includes(id));
  return [...problem, ...contactForm.fields(texts, entries, {})];
}

/** What the topic stands for. */
export interface Topic {
  readonly issueType: string;
  readonly problemType: string;
  readonly category: string;
}

/** Whether the conversation's forms take the three. */
export function isTopic(texts: Texts, { issueType, problemType, category }: Topic): boolean {
  const fields = [
    ...basicsForm.fields(texts, {}, {}),
    ...problemForm.fields(texts, { problemType }, { issueType }),
  ];
  const entries: FormEntries = { issueType, problemType, category };
  return OF_TOPIC.every(
    (id) => fields.find((field) => field.id === id)?.read(entries[id] ?? '').kind === 'value',
  );
}

/** The parts of a topic's value. */
export function readTopic(value: string): Topic {
  const [issueType = '', problemType = '', category = ''] = value.split('/');
  return { issueType, problemType, category };
}

function topics(texts: Texts): FieldOption[] {
  return ISSUE_TYPES.flatMap((issueType) =>
    problemTypesOf(issueType).flatMap(({ code: problemType, categories }) =>
      categories.map((category) => ({
        value: `${issueType}/${problemType}/${category}`,
        title: texts.say('extension.request.topic.line', {
          issueType: texts.label('issueType', issueType),
          problemType: texts.label('problemType', problemType),
          category: texts.label('category', category),
        }),
      })),
    ),
  );
}
