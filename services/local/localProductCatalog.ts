import type { BilledCustomer, Caller } from '../model.js';
import { pageOf } from '../pageOf.js';
import type { Page, ProductAsk, ProductCatalog, SearchResult } from '../ports.js';
import type { Offer, OfferKey, Product, ProductFamily } from '../products.js';
import type { Labels } from '../search/labels.js';
import { type ProductShelf, shelvesByType } from '../search/productShelves.js';
import type { CustomerDocuments } from './customerDocuments.js';
import type { PriceList } from './priceList.js';

/** A price list as the partner's customers may shop in it. Everything is sorted once, when the desk opens. */
export class LocalProductCatalog implements ProductCatalog {
  readonly hasDemoPrices: boolean;
  readonly #bySku: ReadonlyMap<string, Product>;
  readonly #shelves: ReadonlyMap<string, ProductShelf>;

  /** @param exchangeGroups resource types that can be exchanged for each other; any other type only for itself */
  constructor(
    private readonly store: Pick<CustomerDocuments, 'customerOf'>,
    private readonly prices: PriceList,
    exchangeGroups: readonly (readonly string[])[],
  ) {
    this.hasDemoPrices = prices.isDemo;
    this.#bySku = new Map(prices.products.map((product) => [product.sku, product]));
    this.#shelves = shelvesByType(prices.products, exchangeGroups);
  }

  async families(caller: Caller, ask: ProductAsk): Promise<readonly ProductFamily[]> {
    const families = this.#shelfFor(caller, ask)?.families ?? [];
    return ask.family === undefined ? families : families.filter(({ family }) => family === ask.family);
  }

  async list(caller: Caller, ask: ProductAsk, page: number, pageSize: number): Promise<Page<Product>> {
    return pageOf(this.#shelfFor(caller, ask)?.part(ask.family)?.products ?? [], page, pageSize);
  }

  async search(
    caller: Caller,
    ask: ProductAsk,
    text: string,
    limit: number,
    labels?: Labels,
  ): Promise<SearchResult<Product>> {
    const part = this.#shelfFor(caller, ask)?.part(ask.family);
    return part?.search.search(text, limit, labels) ?? { hits: [], clear: false };
  }

  async get(caller: Caller, customerId: string, sku: string): Promise<Product | undefined> {
    return this.#shopper(caller, customerId) && this.#bySku.get(sku);
  }

  async offer(caller: Caller, customerId: string, key: OfferKey): Promise<Offer | undefined> {
    const customer = this.#shopper(caller, customerId);
    return customer && this.prices.offer(key, customer.billingCurrency);
  }

  #shelfFor(caller: Caller, { customerId, resourceType }: ProductAsk): ProductShelf | undefined {
    return this.#shopper(caller, customerId) && this.#shelves.get(resourceType);
  }

  /** Nothing is shown to a customer whose currency has no prices: it could not be bought. */
  #shopper(caller: Caller, customerId: string): BilledCustomer | undefined {
    const customer = this.store.customerOf(caller, customerId);
    return customer && this.prices.sellsIn(customer.billingCurrency) ? customer : undefined;
  }
}
