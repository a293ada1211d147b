import { MAX_REASON_CHARACTERS } from '../../cards/approvals/approvalBoard.js';
import { textField } from '../form/fieldReaders.js';
import type { Form } from '../form/form.js';

/** Why an approval is rejected; its value is `reason`. Needs the facts `id`, for the title, and `customer`. */
export const rejectForm: Form = {
  id: 'rejectApproval',
  title: 'approvals.reject.title',
  help: 'approvals.reject.help',
  submit: 'approvals.reject.send',
  about: (_texts, { customer = '' }) => customer,
  fields: (texts) => [
    textField(texts, 'multiline', {
      id: 'reason',
      texts: 'approvals.fields.reason',
      required: true,
      maxLength: MAX_REASON_CHARACTERS,
    }),
  ],
};
