import type { Offer, OfferKey, Product } from '../products.js';

/** The products that are on offer, and what they cost. */
export interface PriceList {
  /** Whether the prices are invented. */
  readonly isDemo: boolean;
  /** The families one after another, in the order they are offered. */
  readonly products: readonly Product[];
  /** Whether anything is priced in this ISO 4217 currency. */
  sellsIn(currency: string): boolean;
  /** Undefined where the product is not offered so, or not in this currency. */
  offer(key: OfferKey, currency: string): Offer | undefined;
}
