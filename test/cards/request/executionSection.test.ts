import assert from 'node:assert/strict';
import { executionSections, statusWords } from '../../../cards/request/executionSection.js';
import { requestCard } from '../../../cards/request/requestCard.js';
import type { Execution } from '../../../services/execution.js';
import type { Texts } from '../../../services/localization/texts.js';
import { CONTACT } from '../../dialogs/request/supportChat.js';
import { plainSpaces, ShownCard } from '../../dialogs/shownCard.js';
import { allTexts, assertDrawable } from '../cardChecks.js';

const DONE: Execution = {
  state: 'Done',
  by: 'user-1',
  at: '2026-11-22T09:00:00.000Z',
  correlationId: 'abc-1',
};

function draw(texts: Texts, execution?: Execution, readerId = 'user-1') {
  const sections = executionSections(texts, { execution, contact: CONTACT }, readerId);
  const view = { title: 'Title', position: '', status: '', statusColor: 'Default', text: '' } as const;
  return requestCard({ ...view, sections, buttons: [] });
}

describe('executionSections', () => {
  for (const texts of allTexts) {
    for (const state of ['Begun', 'Done'] as const) {
      it(`should be drawable for one that is ${state} in ${texts.language}`, () => {
        const card = draw(texts, { ...DONE, state });
        assertDrawable(card);
        const { text } = ShownCard.of(card);
        assert.match(text, /abc-1/);
        assert.doesNotMatch(text, /undefined|requests\./);
        const isOpen = text.includes(plainSpaces(texts.say('requests.execution.unknown')));
        assert.equal(isOpen, state === 'Begun');
      });
    }
  }

  it('should be none for a request that was not carried out', () => {
    assert.equal(ShownCard.of(draw(allTexts[0]!)).text, 'Title');
  });

  it('should tell the reader from a colleague, in the time zone of the contact', () => {
    const [english] = allTexts;
    assert.match(ShownCard.of(draw(english!, DONE)).text, /November 22, 2026 at 4:00 AM, by you/);
    assert.match(ShownCard.of(draw(english!, DONE, 'user-2')).text, /4:00 AM, by a colleague/);
  });
});

describe('statusWords', () => {
  it('should say of a closed request whether it was carried out', () => {
    const [english] = allTexts;
    assert.equal(statusWords(english!, { status: 'Closed', execution: DONE }), 'Closed: carried out');
    assert.equal(statusWords(english!, { status: 'Closed' }), 'Closed');
    const begun = { ...DONE, state: 'Begun' } as const;
    assert.equal(statusWords(english!, { status: 'InProgress', execution: begun }), 'In progress');
  });
});
