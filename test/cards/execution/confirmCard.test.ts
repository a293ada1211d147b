import assert from 'node:assert/strict';
import { confirmCard } from '../../../cards/execution/confirmCard.js';
import { ShownCard } from '../../dialogs/shownCard.js';
import { assertDrawable, assertShownAsTyped, HOSTILE_NAME } from '../cardChecks.js';

describe('confirmCard', () => {
  const submit = {
    title: 'Carry out now',
    data: { action: 'now', step: 's' },
    style: 'destructive' as const,
  };
  const card = confirmCard({
    title: 'Confirm',
    facts: [
      { label: 'Request', value: 'SR-000001' },
      { label: 'Customer', value: HOSTILE_NAME },
    ],
    warning: 'It cannot be undone.',
    label: 'Type SR-000001 to confirm',
    placeholder: 'SR-000001',
    buttons: [submit],
  });

  it('should be drawable, the customer as named', () => {
    assertDrawable(card);
    assertShownAsTyped(card);
  });

  it('should ask for the number with nothing filled in', () => {
    const shown = ShownCard.of(card);
    assert.match(shown.text, /Type SR-000001 to confirm/);
    assert.deepEqual(shown.inputs, {});
    assert.deepEqual(shown.dataOf('Carry out now'), submit.data);
  });
});
