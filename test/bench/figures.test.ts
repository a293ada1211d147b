import assert from 'node:assert/strict';
import { median, medianRatio, percentile } from './figures.js';

describe('figures of a bench', () => {
  it('should take the middle value, whatever the order', () => {
    assert.equal(median([9, 1, 5]), 5);
  });

  it('should take the mean of the middle two of an even number', () => {
    assert.equal(median([10, 1, 4, 2]), 3);
  });

  it('should take the least value that so many percent do not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    assert.deepEqual(
      [1, 50, 95, 99, 100].map((percent) => percentile(hundred, percent)),
      [1, 50, 95, 99, 100],
    );
    assert.equal(percentile([7], 99), 7);
  });

  it('should compare within rounds, so that a slow round counts for neither side', () => {
    assert.equal(medianRatio([2, 20, 2], [1, 10, 1]), 2);
  });

  it('should know nothing of no values', () => {
    assert.ok(Number.isNaN(median([])));
    assert.ok(Number.isNaN(percentile([], 50)));
    assert.ok(Number.isNaN(medianRatio([1], [])));
  });
});
