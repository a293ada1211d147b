import type { Product, ProductFamily } from '../products.js';
import { ProductSearch } from './productSearch.js';

/** Some products in the order they are offered, and the search among them. */
export interface ShelfPart {
  readonly products: readonly Product[];
  readonly search: ProductSearch;
}

/** What reservations of one resource type can be exchanged for: the families of its own type come first. */
export class ProductShelf {
  readonly families: readonly ProductFamily[];

  constructor(
    private readonly whole: ShelfPart,
    private readonly byFamily: ReadonlyMap<string, ShelfPart>,
    ownType: string,
  ) {
    const families = [...byFamily].flatMap(([family, { products }]) =>
      products.slice(0, 1).map(({ resourceType }) => ({ family, resourceType, count: products.length })),
    );
    this.families = ownFirst(families, ownType);
  }

  /** The whole shelf, or only a family of it; undefined for a family that it does not hold. */
  part(family: string | undefined): ShelfPart | undefined {
    return family === undefined ? this.whole : this.byFamily.get(family);
  }
}

/**
 * The shelf of every resource type that something can be exchanged for.
 * @param products the families one after another, in the order they are offered
 */
export function shelvesByType(
  products: readonly Product[],
  exchangeGroups: readonly (readonly string[])[],
): ReadonlyMap<string, ProductShelf> {
  const grouped = new Set(exchangeGroups.flat());
  const types = new Set(products.map(({ resourceType }) => resourceType));
  const alone = [...types].filter((type) => !grouped.has(type)).map((type) => [type]);
  return new Map([...exchangeGroups, ...alone].flatMap((group) => shelvesOf(group, products)));
}

/** The types of a group search in one index; each has its own products first. */
function shelvesOf(group: readonly string[], all: readonly Product[]): [string, ProductShelf][] {
  const products = all.filter(({ resourceType }) => group.includes(resourceType));
  const byFamily = new Map(
    [...new Set(products.map(({ family }) => family))].map((family) => [
      family,
      partOf(products.filter((product) => product.family === family).sort(bySize)),
    ]),
  );
  const bySizes = [...byFamily.values()].flatMap((part) => part.products);
  const search = new ProductSearch(bySizes);
  return group.map((type) => [
    type,
    new ProductShelf({ products: ownFirst(bySizes, type), search }, byFamily, type),
  ]);
}

function partOf(products: readonly Product[]): ShelfPart {
  return { products, search: new ProductSearch(products) };
}

function bySize(a: Product, b: Product): number {
  return (a.vCpus ?? 0) - (b.vCpus ?? 0) || (a.memoryGib ?? 0) - (b.memoryGib ?? 0);
}

function ownFirst<T extends { readonly resourceType: string }>(items: readonly T[], type: string): T[] {
  return [
    ...items.filter(({ resourceType }) => resourceType === type),
    ...items.filter(({ resourceType }) => resourceType !== type),
  ];
}
