import assert from 'node:assert/strict';
import { learnWords } from '../../../services/understanding/learnedWords.js';
import { Spelling } from '../../../services/understanding/spelling.js';

describe('Spelling', () => {
  const spelling = new Spelling(
    learnWords(['refund', 'reservation', 'scope', 'store', 'store', 'store', 'may', '{customer}']),
  );

  for (const [typed, meant] of [
    ['refudn', 'refund'],
    ['resrevatoin', 'reservation'],
    ['erfund', 'refund'],
    ['stope', 'store'],
    ['maz', 'maz'],
    ['zzzzzz', 'zzzzzz'],
    ['refu2d', 'refu2d'],
    ['{custome}', '{custome}'],
    ['', ''],
  ] as const) {
    it(`should read ${JSON.stringify(typed)} as ${JSON.stringify(meant)}`, () => {
      assert.equal(spelling.corrected(typed), meant);
    });
  }

  it('should leave a known word as it is, however near a more frequent one', () => {
    assert.equal(spelling.corrected('scope'), 'scope');
  });

  it('should take the word that was learned first where two are as near and as frequent', () => {
    for (const words of [
      ['cart', 'card'],
      ['card', 'cart'],
    ]) {
      assert.equal(new Spelling(learnWords(words)).corrected('carx'), words[0]);
    }
  });

  it('should know its words, whatever their length, and no part of them', () => {
    for (const word of ['may', 'store', 'reservation', '{customer}'])
      assert.equal(spelling.knows(word), true);
    for (const word of ['', 'ma', 'stor', 'refunds', 'storescope']) assert.equal(spelling.knows(word), false);
    assert.equal(new Spelling(learnWords([])).knows('may'), false);
  });

  it('should not compare a word of any length', () => {
    const long = 'a'.repeat(20_000);
    assert.equal(spelling.corrected(long), long);
  });
});
