import assert from 'node:assert/strict';
import { FeatureClash, FeatureIndex, indexed } from '../../../services/understanding/featureIndex.js';
import { textHash } from '../../../services/understanding/textHash.js';

const NAMES = Array.from({ length: 20_000 }, (_, number) => `pair ${number} ${'予約'.repeat(number % 3)}`);

describe('FeatureIndex', () => {
  it('should know each feature by the place of its hash, and no other', () => {
    const { hashes, places } = indexed(NAMES);
    const index = new FeatureIndex(hashes);
    assert.deepEqual(
      [...places].map((place) => index.numberOf(NAMES[place]!)),
      [...places.keys()],
    );
    for (const name of ['', 'pair', 'pair 1', 'word 1']) assert.equal(index.numberOf(name), undefined);
    assert.equal(new FeatureIndex(new Float64Array()).numberOf('word a'), undefined);
  });

  it('should not be made of features that it would take for one another', () => {
    assert.throws(() => indexed(['word a', 'word b', 'word a']), FeatureClash);
  });
});

describe('textHash', () => {
  it('should be the same whole number for the same text, in every process', () => {
    assert.equal(textHash('word refund'), 8217990984101521);
    assert.ok(NAMES.map(textHash).every((hash) => Number.isSafeInteger(hash) && hash >= 0));
  });

  it('should spread similar texts over all its bits', () => {
    const ones = Array.from({ length: 53 }, () => 0);
    for (const hash of NAMES.map(textHash)) {
      for (let bit = 0; bit < 53; bit += 1) if (Math.floor(hash / 2 ** bit) % 2 === 1) ones[bit]! += 1;
    }
    for (const count of ones) assert.ok(Math.abs(count / NAMES.length - 0.5) < 0.03, `${count}`);
  });
});
