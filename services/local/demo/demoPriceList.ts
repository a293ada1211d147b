import type { Offer, OfferKey, Product } from '../../products.js';
import { MONTHS_OF_TERM } from '../../quotes/schedule.js';
import type { PriceList } from '../priceList.js';
import type { DemoRates } from './demoRates.js';
import { type FamilyRow, type ProductRow, type ProductTables, readProductTables } from './productTables.js';

interface PricedProduct {
  readonly product: Product;
  readonly usdCentsPerMonth: Readonly<Record<OfferKey['term'], number>>;
}

/** The demo products at invented prices: whole minor units a unit and month, the same total on both billing plans. */
export class DemoPriceList implements PriceList {
  readonly isDemo = true;
  readonly products: readonly Product[];
  readonly #bySku: ReadonlyMap<string, PricedProduct>;
  readonly #percentByRegion: ReadonlyMap<string, number>;

  constructor(
    private readonly rates: DemoRates,
    { families, regionPercents }: ProductTables = readProductTables(),
  ) {
    const regions = Object.keys(regionPercents);
    const priced = families.flatMap((family) => pricedProductsOf(family, regions));
    this.products = priced.map(({ product }) => product);
    this.#bySku = new Map(priced.map((one) => [one.product.sku, one]));
    this.#percentByRegion = new Map(Object.entries(regionPercents));
  }

  sellsIn(currency: string): boolean {
    return this.rates.has(currency);
  }

  offer({ sku, region, term, billingPlan }: OfferKey, currency: string): Offer | undefined {
    const priced = this.#bySku.get(sku);
    const percent = this.#percentByRegion.get(region);
    if (!priced?.product.regions.includes(region) || percent === undefined || !this.sellsIn(currency)) {
      return undefined;
    }
    const monthMinor = this.rates.billedMinor(priced.usdCentsPerMonth[term], currency, percent);
    return {
      sku,
      region,
      term,
      billingPlan,
      resourceType: priced.product.resourceType,
      unitCommitment: { amountMinor: monthMinor * MONTHS_OF_TERM[term], currency },
    };
  }
}

function pricedProductsOf(family: FamilyRow, regions: readonly string[]): PricedProduct[] {
  const { onlyIn = regions, notIn } = family;
  const its = regions.filter((region) => onlyIn.includes(region) && !notIn.includes(region));
  return family.products.map((row) => pricedProductOf(row, family, its));
}

function pricedProductOf(
  [sku, vCpus, memoryGib, oneYear, threeYears]: ProductRow,
  { family, resourceType }: FamilyRow,
  regions: readonly string[],
): PricedProduct {
  return {
    product: {
      sku,
      resourceType,
      family,
      ...(vCpus !== null && { vCpus }),
      ...(memoryGib !== null && { memoryGib }),
      regions,
    },
    usdCentsPerMonth: { P1Y: oneYear, P3Y: threeYears },
  };
}
