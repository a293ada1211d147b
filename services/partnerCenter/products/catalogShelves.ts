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
  readonly #groups: readonly (readonly string[])[];
  /** By group, the newest of each: as many as there are groups. */
  readonly #seen = new Map<string, Shelves>();

  constructor(private readonly sources: CatalogSources) {
    const { clock, exchangeGroups } = sources;
    this.#kept = new KeptAnswers({ clock, keptMs: KEPT_MS, most: MOST_GROUPS });
    const alone = RESERVED_RESOURCE_TYPES.filter((type) => !exchangeGroups.some((one) => one.includes(type)));
    this.#groups = [...exchangeGroups, ...alone.map((type) => [type])];
  }

  /** What a reservation of the type can be exchanged for. */
  async of(shopper: Shopper, resourceType: string): Promise<ProductShelf | undefined> {
    const group = this.#groups.find((types) => types.includes(resourceType)) ?? [resourceType];
    return (await this.#shelves(shopper, group)).byType.get(resourceType);
  }

  /** A SKU does not tell its type: what was looked through already is looked through first. */
  async bySku(shopper: Shopper, sku: string): Promise<Product | undefined> {
    for (const { bySku } of this.#seen.values()) {
      const seen = bySku.get(sku);
      if (seen) return seen;
    }
    for (const group of this.#groups) {
      const found = (await this.#shelves(shopper, group)).bySku.get(sku);
      if (found) return found;
    }
    return undefined;
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
      const items = await remotely('reservations', () => collected('reservations', list()));
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
