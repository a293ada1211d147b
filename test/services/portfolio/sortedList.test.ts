import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SortedList } from '../../../services/portfolio/sortedList.js';

const byNumber = (a: { n: number }, b: { n: number }) => a.n - b.n;

describe('SortedList', () => {
  it('should hold what a sorted array holds, whatever is added and taken out', () => {
    const steps = fc.array(fc.tuple(fc.boolean(), fc.nat(3_000)), { maxLength: 4_000, size: 'max' });
    fc.assert(
      fc.property(steps, fc.nat(3_000), fc.nat(3_000), (changes, one, other) => {
        const list = new SortedList(byNumber);
        const items = new Map<number, { n: number }>();
        for (const [adds, n] of changes) {
          const item = items.get(n) ?? { n };
          if (adds && !items.has(n)) list.add(item);
          if (!adds) list.delete(item);
          if (adds) items.set(n, item);
          else items.delete(n);
        }
        const expected = [...items.values()].sort(byNumber);
        assert.deepEqual(list.slice(0, Number.POSITIVE_INFINITY), expected);
        assert.deepEqual(list.slice(one, other), expected.slice(one, Math.max(one, other)));
        assert.equal(
          list.countBefore(({ n }) => n < one),
          expected.filter(({ n }) => n < one).length,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('should hold thousands that come in order, in reverse and mixed', () => {
    for (const step of [1, -1, 7]) {
      const list = new SortedList(byNumber);
      const numbers = Array.from({ length: 5_003 }, (_, index) => (((index * step) % 5_003) + 5_003) % 5_003);
      for (const n of numbers) list.add({ n });
      assert.deepEqual(
        list.slice(2_000, 2_003).map(({ n }) => n),
        [2_000, 2_001, 2_002],
      );
      assert.equal(
        list.countBefore(({ n }) => n < 4_321),
        4_321,
      );
    }
  });

  it('should leave the list alone when an equal but other item is taken out', () => {
    const list = new SortedList(byNumber);
    list.add({ n: 1 });
    list.delete({ n: 1 });
    assert.equal(
      list.countBefore(() => true),
      1,
    );
  });
});
