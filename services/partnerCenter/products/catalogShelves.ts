import { bulkhead } from 'cockatiel';
import type { Clock } from '../../clock.js';
import { RefusedError } from '../../errors.js';
import type { Product } from '../../products.js';
import { RESERVED_RESOURCE_TYPES } from '../../quotes/resourceTypes.js';
import { remotely } from '../../remote/remotely.js';
import { unreadable } from '../../remote/serviceFault.js';
import { type ProductShelf, shelvesByType } from '../../search/productShelves.js';
import { asList } from '../azure/asList.js';
import { collected } from '../azure/collected.js';
import { KeptAnswers } from '../azure/keptAnswers.js';
import { lastPartOf } from '../azure/resourceIds.js';
import { wireTypeOf } from '../azure/resourceTypes.js';
import type { TenantClients } from '../azure/tenantClients.js';
import { productsOf } from './wireCatalog.js';

const KEPT_MS = 12 * 60 * 60_000;
const MOST_GROUPS = 100;
const MOST_SKUS = 5_000;
/** Catalogues that are asked for at once, whoever wants them. */
const AT_ONCE = 4;

export interface CatalogSources {
  readonly clients: TenantClients;
  readonly clock: Clock;
  /** Resource types that can be exchanged for each other; any other type only for itself. */
  readonly exchangeGroups: readonly (readonly string[])[];
}

/** By whom the catalogue is asked for. */
export interface Shopper {
  readonly customerId: string;
  /** Resource ID of a subscription of the customer. */
  readonly subscription: string;
}

/** The products of a group of types, sorted once. */
interface Shelves {
  readonly byType: ReadonlyMap<string, ProductShelf>;
  readonly bySku: ReadonlyMap<string, Product>;
}

/** The catalogue of Microsoft.Capacity: the same for every customer, and kept for hours. Throws DeskErrors `Service…`. */
export class CatalogShelves {
  readonly #kept: KeptAnswers<Shelves>;
  /** By customer and SKU, also what nobody sells. */
  readonly #bySku: KeptAnswers<Product | undefined>;
  readonly #fewAtOnce = bulkhead(AT_ONCE, Number.POSITIVE_INFINITY);
  readonly #groups: readonly (readonly string[])[];
  /** By group, the newest of each: as many as there are groups. */
  readonly #seen = new Map<string, Shelves>();

  constructor(private readonly sources: CatalogSources) {
    const { clock, exchangeGroups } = sources;
    this.#kept = new KeptAnswers({ clock, keptMs: KEPT_MS, most: MOST_GROUPS });
    this.#bySku = new KeptAnswers({ clock, keptMs: KEPT_MS, most: MOST_SKUS });
    const alone = RESERVED_RESOURCE_TYPES.filter((type) => !exchangeGroups.some((one) => one.includes(type)));
    this.#groups = [...exchangeGroups, ...alone.map((type) => [type])];
  }

  /** What a reservation of the type can be exchanged for. */
  async of(shopper: Shopper, resourceType: string): Promise<ProductShelf | undefined> {
    const group = this.#groups.find((types) => types.includes(resourceType)) ?? [resourceType];
    return (await this.#shelves(shopper, group)).byType.get(resourceType);
  }

  /**
   * A SKU does not tell its type: what was looked through already is looked through first, and then all that there is, once
   * for each customer and SKU as long as catalogues are kept.
   */
  async bySku(shopper: Shopper, sku: string): Promise<Product | undefined> {
    for (const { bySku } of this.#seen.values()) {
      const seen = bySku.get(sku);
      if (seen) return seen;
    }
    return this.#bySku.get(JSON.stringify([shopper.customerId, sku]), () => this.#findBySku(shopper, sku));
  }

  /** A fault ends it, unless the product was found all the same. */
  async #findBySku(shopper: Shopper, sku: string): Promise<Product | undefined> {
    const left = this.#groups.entries();
    /** By group: the first in their order counts, not the first to arrive. */
    const found: Product[] = [];
    const faults: unknown[] = [];
    const lookOn = async () => {
      for (const [place, group] of left) {
        if (found.length > 0 || faults.length > 0) return;
        const product = (await this.#shelves(shopper, group)).bySku.get(sku);
        if (product) found[place] = product;
      }
    };
    const looks = Array.from({ length: AT_ONCE }, () => lookOn().catch((fault) => faults.push(fault)));
    await Promise.all(looks);
    const first = found.find((product) => product !== undefined);
    if (!first && faults.length > 0) throw faults[0];
    return first;
  }

  #shelves(shopper: Shopper, group: readonly string[]): Promise<Shelves> {
    return this.#kept.get(group.join(), async () => {
      const wireTypes = [...new Set(group.map(wireTypeOf))];
      const lists = await Promise.all(wireTypes.map((type) => this.#productsOf(shopper, type)));
      const products = group.flatMap((type) => lists.flat().filter((one) => one.resourceType === type));
      const bySku = new Map(products.map((product) => [product.sku, product]));
      const shelves = { byType: shelvesByType(products, [group]), bySku };
      this.#seen.set(group.join(), shelves);
      return shelves;
    });
  }

  /** Nothing of a type that the service does not sell. */
  async #productsOf(
    { customerId, subscription }: Shopper,
    reservedResourceType: string,
  ): Promise<readonly Product[]> {
    const { reservations } = this.sources.clients.of(customerId);
    const list = () =>
      reservations.listCatalog(lastPartOf(subscription), { ...asList('reservations'), reservedResourceType });
    try {
      const items = await this.#fewAtOnce.execute(() =>
        remotely('reservations', () => collected('reservations', list())),
      );
      const products = productsOf(items);
      if (items.length > 0 && products.length === 0) {
        throw unreadable({ service: 'reservations' }, 'no product can be read');
      }
      return products;
    } catch (error) {
      if (isUnknownType(error)) return [];
      throw error;
    }
  }
}

/** Any other refusal is about the customer, and the answer is kept for all of them. */
function isUnknownType(error: unknown): boolean {
  if (!(error instanceof RefusedError && error.service?.status === 400)) return false;
  return error.service.serviceCode !== 'InvalidSubscriptionId';
}
