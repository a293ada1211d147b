import { type FormFieldView, formCard } from '../../../cards/form/formCard.js';
import type { FormData } from '../../../dialogs/form/form.js';
import { checkForm } from '../../../dialogs/form/formCheck.js';
import { formView } from '../../../dialogs/form/formView.js';
import { basicsForm } from '../../../dialogs/request/basicsForm.js';
import { contactForm } from '../../../dialogs/request/contactForm.js';
import { problemForm } from '../../../dialogs/request/problemForm.js';
import { commentForm } from '../../../dialogs/requests/commentForm.js';
import { allTexts, assertDrawable, assertShownAsTyped, HOSTILE_NAME } from '../cardChecks.js';

const BUTTONS = [{ title: 'Next', data: { action: 'submit', step: 's' }, style: 'positive' as const }];
const FORMS = [basicsForm, problemForm, contactForm, commentForm];
const FACTS = { customer: HOSTILE_NAME, reservation: HOSTILE_NAME, issueType: 'Billing', id: 'SR-000001' };

describe('formCard', () => {
  for (const texts of allTexts) {
    for (const form of FORMS) {
      for (const flagged of [[], ['issueType', 'problemType', 'description', 'lastName', 'email', 'text']]) {
        it(`should draw ${form.id} in ${texts.language}${flagged.length > 0 ? ' with its problems' : ''}`, () => {
          const data: FormData = { entries: { problemType: 'ReservationManagement' }, facts: FACTS, flagged };
          const fields = form.fields(texts, data.entries, FACTS);
          const check = checkForm(texts, fields, data.entries);
          assertDrawable(formCard(formView(texts, form, fields, data, check, BUTTONS)));
        });
      }
    }
  }

  for (const kind of ['line', 'multiline', 'email', 'phone'] as const) {
    it(`should show what stands in a field of kind ${kind} as typed`, () => {
      const field: FormFieldView = {
        id: 'field',
        label: 'Field',
        kind,
        value: HOSTILE_NAME,
        problem: HOSTILE_NAME,
        placeholder: '',
        maxLength: 10,
        options: [],
      };
      const card = formCard({
        title: 'Title',
        position: '',
        text: HOSTILE_NAME,
        fields: [field],
        buttons: BUTTONS,
      });
      assertDrawable(card);
      assertShownAsTyped(card);
    });
  }
});
