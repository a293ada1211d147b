import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { RESERVED_RESOURCE_TYPES } from '../../quotes/resourceTypes.js';

const usdCents = z.int().positive();
const size = z.int().positive().nullable();

/** SKU, vCPUs, memory in GiB, and US cents a month in a region of 100 percent: for one year, for three years. */
const productRow = z.tuple([z.string(), size, size, usdCents, usdCents]);
export type ProductRow = z.infer<typeof productRow>;

const familyRow = z.strictObject({
  family: z.string(),
  resourceType: z.enum(RESERVED_RESOURCE_TYPES),
  /** The only regions that have it; without, all have it save those of `notIn`. */
  onlyIn: z.array(z.string()).optional(),
  notIn: z.array(z.string()).default([]),
  products: z.array(productRow).min(1),
});
export type FamilyRow = z.infer<typeof familyRow>;

const productTables = z.strictObject({
  /** Every region, and what prices there are of those in the table, in percent. */
  regionPercents: z.record(z.string(), z.int().positive()),
  families: z.array(familyRow),
});
export type ProductTables = z.infer<typeof productTables>;

/** The demo products, read from `demoProducts.json` beside this file. */
export function readProductTables(): ProductTables {
  return productTables.parse(
    JSON.parse(readFileSync(new URL('./demoProducts.json', import.meta.url), 'utf8')),
  );
}
