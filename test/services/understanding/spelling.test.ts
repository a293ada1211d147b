import assert from 'node:assert/strict';
import { Spelling } from '../../../services/understanding/spelling.js';

describe('Spelling', () => {
  const spelling = new Spelling([
    'refund',
    'reservation',
    'scope',
    'store',
    'store',
    'store',
    'may',
    '{customer}',
  ]);

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

  it('should not compare a word of any length', () => {
    const long = 'a'.repeat(20_000);
    assert.equal(spelling.corrected(long), long);
  });
});
