import { RefusedError } from '../../errors.js';
import type { Caller } from '../../model.js';
import { pageOf } from '../../pageOf.js';
import type { Page, ProductAsk, ProductCatalog, SearchResult } from '../../ports.js';
import type { Offer, OfferKey, Product, ProductFamily } from '../../products.js';
import { remotely } from '../../remote/remotely.js';
import type { Labels } from '../../search/labels.js';
import type { ProductShelf } from '../../search/productShelves.js';
import { KeptAnswers } from '../azure/keptAnswers.js';
import type { CustomerLookup } from '../customerLookup.js';
import { purchaseRequest } from '../quotes/purchaseRequest.js';
import type { BillingScopes } from './billingScopes.js';
import { CatalogShelves, type CatalogSources, type Shopper } from './catalogShelves.js';
import { commitmentOf } from './wireOffer.js';

const PRICE_KEPT_MS = 15 * 60_000;
const MOST_PRICES = 5_000;

export interface ProductSources extends CatalogSources {
  readonly customers: CustomerLookup;
  readonly billingScopes: Pick<BillingScopes, 'of'>;
}

/**
 * What Microsoft.Capacity offers; nothing to a customer without a subscription that could pay. A price is the customer's
 * own and kept for minutes. Throws DeskErrors `Service…`.
 */
export class PartnerCenterProducts implements ProductCatalog {
  readonly hasDemoPrices = false;
  readonly #shelves: CatalogShelves;
  readonly #prices: KeptAnswers<Offer | undefined>;

  constructor(private readonly sources: ProductSources) {
    this.#shelves = new CatalogShelves(sources);
    this.#prices = new KeptAnswers({ clock: sources.clock, keptMs: PRICE_KEPT_MS, most: MOST_PRICES });
  }

  async families(caller: Caller, ask: ProductAsk): Promise<readonly ProductFamily[]> {
    const families = (await this.#shelfFor(caller, ask))?.families ?? [];
    return ask.family === undefined ? families : families.filter(({ family }) => family === ask.family);
  }

  async list(caller: Caller, ask: ProductAsk, page: number, pageSize: number): Promise<Page<Product>> {
    return pageOf((await this.#shelfFor(caller, ask))?.part(ask.family)?.products ?? [], page, pageSize);
  }

  async search(
    caller: Caller,
    ask: ProductAsk,
    text: string,
    limit: number,
    labels?: Labels,
  ): Promise<SearchResult<Product>> {
    const part = (await this.#shelfFor(caller, ask))?.part(ask.family);
    return part?.search.search(text, limit, labels) ?? { hits: [], clear: false };
  }

  async get(caller: Caller, customerId: string, sku: string): Promise<Product | undefined> {
    const shopper = await this.#shopper(caller, customerId);
    return shopper && this.#shelves.bySku(shopper, sku);
  }

  async offer(
    caller: Caller,
    customerId: string,
    { sku, region, term, billingPlan }: OfferKey,
  ): Promise<Offer | undefined> {
    const shopper = await this.#shopper(caller, customerId);
    if (!shopper) return undefined;
    const product = await this.#shelves.bySku(shopper, sku);
    if (!product?.regions.includes(region)) return undefined;
    const { resourceType } = product;
    return this.#prices.get(JSON.stringify([customerId, sku, region, term, billingPlan]), () =>
      this.#price(shopper, { sku, region, term, billingPlan, resourceType }),
    );
  }

  async #shelfFor(
    caller: Caller,
    { customerId, resourceType }: ProductAsk,
  ): Promise<ProductShelf | undefined> {
    const shopper = await this.#shopper(caller, customerId);
    return shopper && this.#shelves.of(shopper, resourceType);
  }

  /** Undefined for what is no customer of the caller's partner, or one without a subscription. */
  async #shopper(caller: Caller, customerId: string): Promise<Shopper | undefined> {
    if (!(await this.sources.customers.customerOf(caller, customerId))) return undefined;
    const subscription = await this.sources.billingScopes.of(customerId);
    return subscription === undefined ? undefined : { customerId, subscription };
  }

  async #price(
    { customerId, subscription }: Shopper,
    offer: Omit<Offer, 'unitCommitment'>,
  ): Promise<Offer | undefined> {
    const { reservationOrder } = this.sources.clients.of(customerId).reservations;
    const asked = purchaseRequest({ ...offer, quantity: 1 }, subscription);
    try {
      return await remotely('reservations', async () => ({
        ...offer,
        unitCommitment: commitmentOf(await reservationOrder.calculate(asked)),
      }));
    } catch (error) {
      if (isRefused(error)) return undefined;
      throw error;
    }
  }
}

/** What is not sold to this customer in this way. */
function isRefused(error: unknown): boolean {
  return error instanceof RefusedError && error.code === 'ServiceRefused';
}
