import assert from 'node:assert/strict';
import { typosBetween } from '../../../services/search/editDistance.js';

describe('typosBetween', () => {
  for (const [a, b, typos] of [
    ['contoso', 'contoso', 0],
    ['contoso', 'contosso', 1],
    ['contoso', 'contso', 1],
    ['contoso', 'contaso', 1],
    ['contoso', 'cotnoso', 1],
    ['contoso', 'cotnosso', 2],
    ['abcd', 'badc', 2],
    ['', 'ab', 2],
  ] as const) {
    it(`should count ${typos} between ${a || 'nothing'} and ${b}`, () => {
      assert.equal(typosBetween(a, b, 3), typos);
      assert.equal(typosBetween(b, a, 3), typos);
    });
  }

  it('should count no further than one past the limit', () => {
    assert.equal(typosBetween('abcdefgh', 'zyxwvuts', 2), 3);
    assert.equal(typosBetween('a', 'abcdefgh', 1), 2);
  });
});
