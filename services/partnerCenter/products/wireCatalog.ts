import { z } from 'zod';
import type { Product } from '../../products.js';
import { orAbsent } from '../azure/orAbsent.js';
import { resourceTypeOf } from '../azure/resourceTypes.js';

const named = orAbsent(z.array(z.object({ name: orAbsent(z.string()), value: orAbsent(z.string()) })));

/** What is used of Microsoft.Capacity's `Catalog` (2022-11-01), as its SDK gives it. */
const wireItem = z.object({
  resourceType: z.string().min(1),
  name: z.string().min(1),
  locations: orAbsent(z.array(z.string())),
  skuProperties: named,
  capabilities: named,
});
type WireItem = z.infer<typeof wireItem>;

/** The products of a catalogue in its order: one a SKU, wherever it is offered. What cannot be read is left out. */
export function productsOf(items: readonly unknown[]): readonly Product[] {
  const bySku = new Map<string, Product>();
  for (const item of items) {
    const { data } = wireItem.safeParse(item);
    const product = data && productOf(data);
    if (product) bySku.set(product.sku, together(bySku.get(product.sku), product));
  }
  return [...bySku.values()];
}

function productOf(item: WireItem): Product {
  const { resourceType, name: sku, locations = [] } = item;
  return {
    sku,
    resourceType: resourceTypeOf(resourceType, sku),
    family: familyOf(item),
    vCpus: countOf(item, ['vCPUs', 'Cores', 'vCPUsAvailable']),
    memoryGib: countOf(item, ['MemoryGB', 'Ram', 'Memory']),
    regions: locations.map((location) => location.toLowerCase()),
  };
}

/** Each region of a product may come as an item of its own. */
function together(known: Product | undefined, product: Product): Product {
  if (!known) return product;
  return { ...known, regions: [...new Set([...known.regions, ...product.regions])] };
}

/** `DSv2 Series` is the family `DSv2`; what has no series is a family of its own. */
function familyOf(item: WireItem): string {
  return (
    propertyOf(item, ['ProductShortName', 'ReservationsAutofitGroup'])?.replace(/ Series$/i, '') ?? item.name
  );
}

function countOf(item: WireItem, names: readonly string[]): number | undefined {
  const count = Number(propertyOf(item, names));
  return Number.isFinite(count) && count > 0 ? count : undefined;
}

function propertyOf(
  { skuProperties = [], capabilities = [] }: WireItem,
  names: readonly string[],
): string | undefined {
  const all = [...capabilities, ...skuProperties];
  return names
    .map((name) => all.find((one) => one.name === name)?.value)
    .find((value) => value !== undefined);
}
