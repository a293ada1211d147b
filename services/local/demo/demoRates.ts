import { minorUnitDigits, proportionOf } from '../../money.js';

const CENTS_PER_DOLLAR = 100;
/** The rates of `demoDesk.json` have at most four decimals. */
const RATE_PARTS = 10_000;

/** What a price in US dollars is billed as, in the currencies of the demo desk. */
export class DemoRates {
  readonly #partsByCurrency: ReadonlyMap<string, number>;

  /** @param usdRates units of each billing currency that one US dollar is billed as */
  constructor(usdRates: Readonly<Record<string, number>>) {
    const entries = Object.entries(usdRates);
    this.#partsByCurrency = new Map(
      entries.map(([currency, rate]) => [currency, Math.round(rate * RATE_PARTS)]),
    );
  }

  has(currency: string): boolean {
    return this.#partsByCurrency.has(currency);
  }

  /**
   * Whole minor units of the currency; an unknown one is billed at one to one.
   * @param percent of the price, for one that is not the same everywhere
   */
  billedMinor(usdCents: number, currency: string, percent = 100): number {
    const parts = this.#partsByCurrency.get(currency) ?? RATE_PARTS;
    const minorPerUnit = 10 ** minorUnitDigits(currency);
    return proportionOf(usdCents * percent, parts * minorPerUnit, CENTS_PER_DOLLAR * RATE_PARTS * 100);
  }
}
