import assert from 'node:assert/strict';
import fc from 'fast-check';
import { minorUnitsOf, moneyOf } from '../../services/decimalAmount.js';
import { toDecimalString } from '../../services/money.js';

describe('amounts written as decimal numbers', () => {
  const figures: readonly [amount: number, currency: string, minor: number][] = [
    [0, 'USD', 0],
    [12, 'USD', 1200],
    [0.1 + 0.2, 'USD', 30],
    [19.99, 'EUR', 1999],
    [1.005, 'USD', 101],
    [-1.005, 'USD', -101],
    [2.675, 'EUR', 268],
    [1.0049, 'USD', 100],
    [0.005, 'USD', 1],
    [-0.004, 'USD', 0],
    [1e-7, 'USD', 0],
    [4.35e2, 'USD', 43_500],
    [1234.5, 'JPY', 1235],
    [-1234.5, 'JPY', -1235],
    [1.2345, 'KWD', 1235],
    [9_007_199_254_740.99, 'USD', 900_719_925_474_099],
  ];
  for (const [amount, currency, minor] of figures) {
    it(`should take ${amount} ${currency} for ${minor} minor units`, () => {
      assert.equal(minorUnitsOf(amount, currency), minor);
    });
  }

  it('should give back every amount that was written out, to the minor unit', () => {
    const minor = fc.integer({ min: -99_999_999_999_999, max: 99_999_999_999_999 });
    fc.assert(
      fc.property(minor, fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', 'CLF'), (amountMinor, currency) => {
        const written = Number(toDecimalString({ amountMinor, currency }));
        assert.deepEqual(moneyOf(written, currency), { amountMinor, currency });
      }),
    );
  });

  it('should be off by no more than half a minor unit, and round away from zero alike on both sides', () => {
    const fraction = fc.tuple(fc.nat(1_000_000), fc.integer({ min: 0, max: 9_999 }));
    fc.assert(
      fc.property(fraction, ([whole, tenThousandths]) => {
        const exact = BigInt(whole) * 10_000n + BigInt(tenThousandths);
        const amount = Number(`${whole}.${String(tenThousandths).padStart(4, '0')}`);
        const minor = minorUnitsOf(amount, 'USD');
        assert.equal(BigInt(minor), (exact + 50n) / 100n);
        assert.equal(minorUnitsOf(-amount, 'USD'), minor === 0 ? 0 : -minor);
      }),
    );
  });

  for (const amount of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e14, 1e300]) {
    it(`should not take ${amount} for an amount`, () => {
      assert.throws(() => minorUnitsOf(amount, 'USD'), { name: 'UnreadableAmountError' });
    });
  }

  it('should not count in a currency that there is not', () => {
    assert.throws(() => minorUnitsOf(1, 'XQX'), { name: 'UnknownCurrencyError' });
  });
});
