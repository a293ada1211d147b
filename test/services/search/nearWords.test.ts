import assert from 'node:assert/strict';
import { nearWords, typosForgiven } from '../../../services/search/nearWords.js';

describe('nearWords', () => {
  const words = ['machines', 'databases', 'sql', 'reporting', 'west'];

  for (const [typed, forgivesTypos, near] of [
    ['machine', false, ['machines']],
    ['database', false, ['databases']],
    ['databse', false, []],
    ['databse', true, []],
    ['databsaes', true, ['databases']],
    ['reportng', true, ['reporting']],
    ['reportng', false, []],
    ['wets', true, []],
    ['sqls', true, []],
    ['unheard', true, []],
  ] as const) {
    it(`should find [${near.join()}] for ${typed} ${forgivesTypos ? 'with' : 'without'} typos`, () => {
      assert.deepEqual(nearWords(typed, words, forgivesTypos), near);
    });
  }
});

describe('typosForgiven', () => {
  it('should be none in short words, codes and endless ones, two in long words', () => {
    assert.deepEqual(
      ['vm', 'west', 'd4s_v5', 'x'.repeat(33), 'toys1', 'compu', 'fabrikam'].map(typosForgiven),
      [0, 0, 0, 0, 0, 1, 2],
    );
  });
});
