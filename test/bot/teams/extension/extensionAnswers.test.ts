import assert from 'node:assert/strict';
import { listedCard } from '../../../../bot/teams/extension/extensionAnswers.js';

const CARD = { contentType: 'application/vnd.microsoft.card.adaptive', content: {} };

describe('an item of the extension’s list', () => {
  it('should keep names from being read as HTML', () => {
    const { preview } = listedCard(CARD, { title: '<b>A</b>', text: 'Tom & <i>Co</i> · × 4' });
    assert.deepEqual(preview.content, {
      title: '<b>A</b>',
      text: 'Tom &amp; &lt;i&gt;Co&lt;/i&gt; · × 4',
    });
  });

  it('should ask for the whole card only where a part of it is shown', () => {
    const { preview } = listedCard(CARD, { title: 'A', text: '', chosen: { id: 'x' } });
    assert.deepEqual(preview.content.tap, { type: 'invoke', title: 'A', value: { id: 'x' } });
  });
});
