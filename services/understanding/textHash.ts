/** Odd numbers whose bits are half ones, so that every letter changes every bit of a product. */
const MIX = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f] as const;
const HIGH_BITS = 0x1fffff;
const LOW_RANGE = 2 ** 32;

/**
 * A whole number of 53 bits, all that a `number` holds, for a text. Equal texts have equal ones on every machine; two
 * different ones of ten thousand clash in one of a hundred million lists, a text that is in no list with one of a list in one
 * of 10¹² questions.
 */
export function textHash(text: string): number {
  let low = MIX[0] | 0;
  let high = MIX[1] | 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    low = Math.imul(low ^ code, MIX[2]);
    low ^= low >>> 15;
    high = Math.imul(high ^ code, MIX[3]);
    high ^= high >>> 13;
  }
  const mixedLow = Math.imul(low ^ (high >>> 11), MIX[0]);
  const mixedHigh = Math.imul(high ^ (mixedLow >>> 16), MIX[1]);
  return ((mixedHigh ^ (mixedHigh >>> 14)) & HIGH_BITS) * LOW_RANGE + ((mixedLow ^ (mixedLow >>> 15)) >>> 0);
}
