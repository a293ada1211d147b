import type { SearchResult } from '../ports.js';
import type { Product } from '../products.js';
import { foldText } from './foldText.js';
import { type Labels, NO_LABELS } from './labels.js';
import { MAX_QUERY_LENGTH, NameIndex, type SearchTerms } from './nameIndex.js';
import { regionWords } from './regionWords.js';
import { resourceTypeWords } from './resourceTypeWords.js';

/**
 * Finds products by what a partner may type: SKU with or without `Standard_`, family, resource type, region and size
 * ("8 vcpu", "32 GB", « 8 cœurs »). Indexed at the first search in a language and kept; see `NameIndex` for what a search costs.
 */
export class ProductSearch {
  readonly #indexes = new WeakMap<Labels, NameIndex<Product>>();

  /** @param products in the order in which equally good hits are listed */
  constructor(private readonly products: readonly Product[]) {}

  /** @param labels by which the user sees regions and types, too */
  search(text: string, limit: number, labels: Labels = NO_LABELS): SearchResult<Product> {
    return this.#indexFor(labels).search(withSizeWords(text.slice(0, MAX_QUERY_LENGTH)), limit);
  }

  #indexFor(labels: Labels): NameIndex<Product> {
    const index =
      this.#indexes.get(labels) ?? new NameIndex(this.products, (product) => termsOf(product, labels));
    this.#indexes.set(labels, index);
    return index;
  }
}

function termsOf(product: Product, labels: Labels): SearchTerms {
  const { sku, family, resourceType, regions, vCpus, memoryGib } = product;
  const shortSku = sku.replace(/^Standard_/, '');
  return {
    names: [sku, shortSku],
    words: [
      sku,
      shortSku,
      family,
      ...resourceTypeWords(resourceType),
      ...regions.flatMap((region) => [region, regionWords(region)]),
      ...(vCpus === undefined ? [] : [sizeWord(vCpus, 'vcpu')]),
      ...(memoryGib === undefined ? [] : [sizeWord(memoryGib, 'gib')]),
      labels.label('resourceType', resourceType),
      ...regions.map((region) => labels.label('region', region)),
    ],
  };
}

const CORES = /(?<![\p{L}\p{N}])(\d+) ?(?:v ?cpus?|v ?cores?|cpus?|cores?|v?coeurs?)(?![\p{L}\p{N}])/gu;
const MEMORY = /(?<![\p{L}\p{N}])(\d+) ?(?:gi?[bo]|g)(?![\p{L}\p{N}])/gu;

/** The folded text, its sizes written as the index has them. */
function withSizeWords(text: string): string {
  return foldText(text)
    .replace(CORES, (_, count) => sizeWord(Number(count), 'vcpu'))
    .replace(MEMORY, (_, count) => sizeWord(Number(count), 'gib'));
}

/** A size as one word that is no part of another size's: a search for 8 does not find 128. */
function sizeWord(count: number, unit: 'vcpu' | 'gib'): string {
  return `size${count}${unit}`;
}
