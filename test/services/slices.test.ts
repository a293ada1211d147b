import assert from 'node:assert/strict';
import { atOnce, inSlices, type Sliced } from '../../services/slices.js';

function* countTo(end: number, seen: number[] = []): Sliced<number> {
  for (let number = 1; number <= end; number += 1) {
    seen.push(number);
    yield;
  }
  return end;
}

describe('slices', () => {
  it('should come to the same result at once and in slices', async () => {
    assert.equal(atOnce(countTo(5)), 5);
    assert.equal(await inSlices(countTo(5)), 5);
    assert.equal(await inSlices(countTo(5), 0), 5);
  });

  it('should let others take their turn between two slices', async () => {
    const seen: number[] = [];
    const counting = inSlices(countTo(1_000, seen), 0);
    await new Promise(setImmediate);
    const meanwhile = seen.length;
    assert.ok(meanwhile > 0 && meanwhile < 1_000, `${meanwhile} at the first turn of others`);
    await counting;
    assert.equal(seen.length, 1_000);
  });

  it('should reject with what goes wrong in a slice', async () => {
    function* failing(): Sliced<void> {
      yield;
      throw new RangeError('too much');
    }
    await assert.rejects(inSlices(failing(), 0), RangeError);
  });
});
