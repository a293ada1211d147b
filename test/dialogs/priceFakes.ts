import type { PriceList } from '../../services/local/priceList.js';
import type { Offer, OfferKey, Product } from '../../services/products.js';

interface PricedProduct extends Product {
  /** Major units a month, for one year and for three. */
  readonly monthly: Readonly<Record<OfferKey['term'], number>>;
}

const EVERYWHERE = ['westeurope', 'northeurope', 'eastus'];

function machine(sku: string, family: string, vCpus: number, oneYear: number): PricedProduct {
  return {
    sku,
    resourceType: 'VirtualMachines',
    family,
    vCpus,
    memoryGib: vCpus * (family === 'Esv5' ? 8 : 4),
    regions: EVERYWHERE,
    monthly: { P1Y: oneYear, P3Y: oneYear * 0.6 },
  };
}

/** Round prices: a Dsv5 machine costs 25 a vCPU and month for a year, 15 for three. */
export const PRICED_PRODUCTS: readonly PricedProduct[] = [
  machine('Standard_D2s_v5', 'Dsv5', 2, 50),
  machine('Standard_D4s_v5', 'Dsv5', 4, 100),
  machine('Standard_D8s_v5', 'Dsv5', 8, 200),
  machine('Standard_D16s_v5', 'Dsv5', 16, 400),
  { ...machine('Standard_E4s_v5', 'Esv5', 4, 130), regions: ['westeurope'] },
  { ...machine('Standard_E8s_v5', 'Esv5', 8, 260), regions: ['westeurope'] },
  {
    ...machine('P1_v3', 'Premium v3', 2, 80),
    resourceType: 'AppService',
  },
  {
    sku: 'SQLDB_GP_Compute_Gen5',
    resourceType: 'SqlDatabases',
    family: 'SQL Database',
    vCpus: 1,
    regions: EVERYWHERE,
    monthly: { P1Y: 120, P3Y: 100 },
  },
  {
    sku: 'CosmosDB_RU',
    resourceType: 'CosmosDb',
    family: 'Cosmos DB',
    regions: EVERYWHERE,
    monthly: { P1Y: 64, P3Y: 52 },
  },
];

/** The same amounts in EUR and USD, the only currencies. */
export class FakePriceList implements PriceList {
  readonly isDemo = true;

  constructor(readonly products: readonly PricedProduct[] = PRICED_PRODUCTS) {}

  sellsIn(currency: string): boolean {
    return currency === 'EUR' || currency === 'USD';
  }

  offer({ sku, region, term, billingPlan }: OfferKey, currency: string): Offer | undefined {
    const product = this.products.find((one) => one.sku === sku && one.regions.includes(region));
    if (!product || !this.sellsIn(currency)) return undefined;
    const amountMinor = product.monthly[term] * 100 * (term === 'P1Y' ? 12 : 36);
    const { resourceType } = product;
    return { sku, region, term, billingPlan, resourceType, unitCommitment: { amountMinor, currency } };
  }
}
