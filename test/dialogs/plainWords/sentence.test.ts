import assert from 'node:assert/strict';
import { hasWords } from '../../../dialogs/plainWords/sentence.js';

describe('hasWords', () => {
  for (const { text, count } of [
    { text: '12', count: 0 },
    { text: '-3.5 %', count: 0 },
    { text: '1.5 units', count: 1 },
    { text: 'Standard_D4s_v5', count: 1 },
    { text: 'contoso.com', count: 1 },
    { text: 'anna.lee@contoso.com', count: 0 },
    { text: 'échange svp', count: 2 },
    { text: '予約を返金したい', count: 2 },
    { text: `refund ${'x'.repeat(600)}`, count: 0 },
  ]) {
    it(`should find ${count} words in ${JSON.stringify(text.slice(0, 30))}`, () => {
      assert.equal(hasWords(text, 2), count >= 2);
      assert.equal(hasWords(text, 1), count >= 1);
    });
  }
});
