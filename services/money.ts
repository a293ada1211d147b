import { dinero, toDecimal } from 'dinero.js/bigint';
import * as currencies from 'dinero.js/bigint/currencies';
import { DeskError } from './errors.js';

/** An amount of money: an integer count of the currency's minor units (cents, yen), never a fraction. */
export interface Money {
  readonly amountMinor: number;
  /** ISO 4217 code. */
  readonly currency: string;
}

/** An amount names a currency that has no decimal minor unit or does not exist. */
export class UnknownCurrencyError extends DeskError {
  override readonly name = 'UnknownCurrencyError';
  override readonly code = 'Unexpected';
  constructor(readonly currency: string) {
    super(`Unknown currency ${JSON.stringify(currency)}: expected an ISO 4217 code with decimal minor units`);
  }
}

/** The ariary and the ouguiya divide into fifths: nothing is billed in them, and no decimal string is theirs. */
const currencyByCode = new Map(
  Object.values(currencies)
    .filter((currency) => currency.base === 10n)
    .map((currency) => [currency.code as string, currency]),
);

function currencyNamed(code: string) {
  const currency = currencyByCode.get(code);
  if (currency === undefined) {
    throw new UnknownCurrencyError(code);
  }
  return currency;
}

/** Whether amounts in this ISO 4217 code (upper case) can be counted and written here. */
export function isKnownCurrency(code: string): boolean {
  return currencyByCode.has(code);
}

/**
 * How many decimals the currency's amounts are written with: 2 for EUR, 0 for JPY, 3 for KWD.
 * @throws UnknownCurrencyError
 */
export function minorUnitDigits(currency: string): number {
  return Number(currencyNamed(currency).exponent);
}

/**
 * The exact amount in major units, such as `-0.05` for −5 cents, for `Intl.NumberFormat`, which takes a string
 * without the loss of a floating-point number.
 * @throws UnknownCurrencyError
 */
export function toDecimalString({ amountMinor, currency }: Money): string {
  return toDecimal(dinero({ amount: BigInt(amountMinor), currency: currencyNamed(currency) }));
}

/**
 * `amountMinor × numerator / denominator`, exact until its one rounding, half away from zero.
 * All three are integers; `denominator` is positive.
 */
export function proportionOf(amountMinor: number, numerator: number, denominator: number): number {
  const product = BigInt(amountMinor) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const magnitude = product < 0n ? -product : product;
  const rounded = (2n * magnitude + divisor) / (2n * divisor);
  return Number(product < 0n ? -rounded : rounded);
}
