import { textField } from '../form/fieldReaders.js';
import type { Form } from '../form/form.js';

/** Longest comment, in UTF-16 units. */
export const MAX_COMMENT_CHARACTERS = 4_000;

/** A comment on a request; its value is `text`. Needs the fact `id`. */
export const commentForm: Form = {
  id: 'comment',
  title: 'requests.comment.title',
  help: 'requests.comment.help',
  submit: 'requests.comment.send',
  about: (texts, { id = '' }) => texts.say('requests.comment.about', { id }),
  fields: (texts) => [
    textField(texts, 'multiline', {
      id: 'text',
      texts: 'requests.fields.text',
      required: true,
      maxLength: MAX_COMMENT_CHARACTERS,
    }),
  ],
};
