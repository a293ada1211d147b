import { DeskError } from './errors.js';
import { type Money, minorUnitDigits } from './money.js';

/** A number that no amount of money can be made of: it is not finite, or too large to be counted to the minor unit. */
export class UnreadableAmountError extends DeskError {
  override readonly name = 'UnreadableAmountError';
  override readonly code = 'Unexpected';
  constructor(amount: number, currency: string) {
    super(`No amount of money: ${amount} ${currency}`);
  }
}

/** `12`, `-0.5`, `1.5e-7`: what `String` makes of a finite number. */
const PLAIN_NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/**
 * An amount in major units, as JSON has it, in minor units of its currency: the shortest decimal that means the number
 * is taken as what was written, and rounded once, half away from zero. `1.005` USD gives 101 cents.
 * @throws UnknownCurrencyError
 * @throws UnreadableAmountError
 */
export function minorUnitsOf(amount: number, currency: string): number {
  const places = minorUnitDigits(currency);
  const [, sign = '', whole, fraction = '', exponent = '0'] = PLAIN_NUMBER.exec(String(amount)) ?? [];
  if (whole === undefined) throw new UnreadableAmountError(amount, currency);
  const shift = Number(exponent) - fraction.length + places;
  const minor = Number(shifted(BigInt(whole + fraction), shift));
  if (!Number.isSafeInteger(minor)) throw new UnreadableAmountError(amount, currency);
  return sign === '' || minor === 0 ? minor : -minor;
}

/**
 * The amount as money, by `minorUnitsOf`.
 * @throws UnknownCurrencyError
 * @throws UnreadableAmountError
 */
export function moneyOf(amount: number, currency: string): Money {
  return { amountMinor: minorUnitsOf(amount, currency), currency };
}

/** `digits × 10^shift`, rounded half up; `digits` is not negative. */
function shifted(digits: bigint, shift: number): bigint {
  if (shift >= 0) return digits * 10n ** BigInt(shift);
  const divisor = 10n ** BigInt(-shift);
  return (2n * digits + divisor) / (2n * divisor);
}
