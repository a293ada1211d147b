import assert from 'node:assert/strict';
import {
  isKnownCurrency,
  minorUnitDigits,
  proportionOf,
  toDecimalString,
  UnknownCurrencyError,
} from '../../services/money.js';

describe('money', () => {
  const decimals: readonly [amountMinor: number, currency: string, decimal: string][] = [
    [123_456, 'EUR', '1234.56'],
    [-5, 'EUR', '-0.05'],
    [0, 'USD', '0.00'],
    [-123_456, 'GBP', '-1234.56'],
    [1_500, 'JPY', '1500'],
    [-7, 'JPY', '-7'],
    [1_234_567, 'KWD', '1234.567'],
    [-1, 'KWD', '-0.001'],
    [Number.MAX_SAFE_INTEGER, 'EUR', '90071992547409.91'],
  ];
  for (const [amountMinor, currency, decimal] of decimals) {
    it(`should write ${amountMinor} minor units of ${currency} as ${decimal}`, () => {
      assert.equal(toDecimalString({ amountMinor, currency }), decimal);
    });
  }

  it('should know how many decimals a currency has', () => {
    assert.deepEqual(['USD', 'JPY', 'KWD'].map(minorUnitDigits), [2, 0, 3]);
  });

  for (const currency of ['XYZ', 'eur', '', 'constructor', 'MRU']) {
    it(`should refuse ${JSON.stringify(currency)} as a currency with a coded error`, () => {
      assert.equal(isKnownCurrency(currency), false);
      for (const attempt of [
        () => toDecimalString({ amountMinor: 1, currency }),
        () => minorUnitDigits(currency),
      ]) {
        assert.throws(
          attempt,
          (error) => error instanceof UnknownCurrencyError && error.currency === currency,
        );
      }
    });
  }

  const proportions: readonly [amount: number, numerator: number, denominator: number, result: number][] = [
    [100, 1, 3, 33],
    [100, 2, 3, 67],
    [5, 1, 2, 3],
    [-5, 1, 2, -3],
    [-4, 1, 3, -1],
    [-1, 1, 3, 0],
    [7, 0, 9, 0],
    [Number.MAX_SAFE_INTEGER, 1094, 1095, 8_998_973_501_996_935],
  ];
  for (const [amount, numerator, denominator, result] of proportions) {
    it(`should round ${amount} × ${numerator} / ${denominator} half away from zero to ${result}`, () => {
      assert.equal(proportionOf(amount, numerator, denominator), result);
    });
  }
});
