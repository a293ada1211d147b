import assert from 'node:assert/strict';
import { Sentence } from '../../../services/understanding/sentence.js';
import { UsageReader } from '../../../services/understanding/usageReader.js';
import { languages } from '../../support/languages.js';

function read(text: string, language: string): number | undefined {
  return new UsageReader(languages.textsFor(language)).take(new Sentence(text));
}

describe('UsageReader', () => {
  for (const [language, text, percent] of [
    ['en', 'used less than 20 %', 20],
    ['en', 'which reservations are below 50%?', 50],
    ['en', 'anything under 12.5 percent over the last 30 days', 12.5],
    ['en', 'use <30%', 30],
    ['en', 'running at 40 % or less', 40],
    ['en', 'less than about 15 per cent', 15],
    ['fr', 'utilisées à moins de 20 %', 20],
    ['fr', 'celles qui tournent sous les 33,3 %', 33.3],
    ['fr', 'en dessous de 50 pour cent', 50],
    ['de', 'unter 30 Prozent genutzt', 30],
    ['es', 'con uso por debajo del 40 %', 40],
    ['ja', '使用率が20%未満の予約', 20],
    ['ja', '使用率が２０％以下', 20],
    ['pt', 'usadas menos de 15,5%', 15.5],
  ] as const) {
    it(`should read ${percent} in ${language}: ${text}`, () => {
      assert.equal(read(text, language), percent);
    });
  }

  for (const [language, text] of [
    ['en', 'used more than 20 %'],
    ['en', 'at 20 %'],
    ['en', 'less than 20 units'],
    ['en', 'below 0 %'],
    ['en', 'below 101 %'],
    ['en', 'below 1,000 %'],
    ['fr', 'plus de 80 %'],
    ['ja', '使用率が80%以上'],
  ] as const) {
    it(`should read none in ${language}: ${text}`, () => {
      assert.equal(read(text, language), undefined);
    });
  }

  it('should leave a figure alone that was taken for something else, and take its own', () => {
    const reader = new UsageReader(languages.textsFor('en'));
    const sentence = new Sentence('below 20 %');
    assert.equal(reader.take(sentence), 20);
    assert.deepEqual(sentence.tokens(), ['below', '{quantity}']);
    assert.equal(reader.take(sentence), undefined);
  });
});
