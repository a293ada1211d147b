import assert from 'node:assert/strict';
import { choiceMeant, numbered } from '../../../dialogs/prompts/choice.js';

const CHOICES = numbered([
  { action: 'agree', title: 'Request this exchange', also: ['yes', 'ok'] },
  { action: 'compare', title: 'Compare with a refund' },
]);

describe('choiceMeant', () => {
  for (const typed of [
    '1',
    ' 1 ',
    '1.',
    '1)',
    '#1',
    '１',
    'REQUEST THIS EXCHANGE',
    '1. request this exchange',
    'Ok!',
  ]) {
    it(`should take ${JSON.stringify(typed)} for the first choice`, () => {
      assert.equal(choiceMeant(CHOICES, typed)?.action, 'agree');
    });
  }

  for (const typed of ['-1', '−1', '+1', '1.5', '01', '1/2', '(1', '~1', '3', '0', '', 'request']) {
    it(`should take ${JSON.stringify(typed)} for none`, () => {
      assert.equal(choiceMeant(CHOICES, typed), undefined);
    });
  }

  it('should take no number for a choice that has none', () => {
    assert.equal(choiceMeant([{ action: 'back', title: 'Back' }], '1'), undefined);
  });
});
