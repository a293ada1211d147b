import assert from 'node:assert/strict';
import { Sentence } from '../../../services/understanding/sentence.js';
import { intents } from '../../support/intents.js';

describe('words that stand in any request', () => {
  for (const [language, words] of [
    ['en', ['it', 'that', 'is it', 'of it', 'how', 'do', 'on', 'it please']],
    ['fr', ['la', 'les', 'elle', 'ça', 'il']],
    ['de', ['es', 'die']],
    ['es', ['y', 'la']],
    ['ja', ['それ', 'の']],
    ['pt', ['mais', 'o']],
  ] as const) {
    for (const text of words) {
      it(`should ask for nothing by themselves in ${language}: ${text}`, () => {
        assert.deepEqual(intents.read(new Sentence(text), language), { guesses: [], isSure: false });
      });
    }
  }

  it('should ask for what a name beside them makes of them', () => {
    const sentence = new Sentence('show me Contoso');
    sentence.take({ from: 2, to: 3 }, 'customer');
    assert.equal(intents.read(sentence, 'en').guesses[0]?.task, 'overview');
  });

  for (const [language, text, task] of [
    ['en', 'refund', 'refund'],
    ['en', 'swap it', 'exchange'],
    ['fr', 'échange', 'exchange'],
    ['ja', '払い戻し', 'refund'],
  ] as const) {
    it(`should leave a telling word its task: ${text}`, () => {
      assert.equal(intents.read(new Sentence(text), language).guesses[0]?.task, task);
    });
  }
});
