import type { Texts } from '../../services/localization/texts.js';
import type { Product, ProductFamily } from '../../services/products.js';
import type { PickRow } from '../prompts/listPrompt.js';

/** One product in a list: size, series and type. */
export function productRow(texts: Texts, product: Product): PickRow {
  const { sku, family, resourceType } = product;
  const subtitle = [...sizeOf(texts, product), family, texts.label('resourceType', resourceType)];
  return { item: sku, title: sku, subtitle: subtitle.join(' · ') };
}

export function familyRow(texts: Texts, { family, resourceType, count }: ProductFamily): PickRow {
  const subtitle = [texts.label('resourceType', resourceType), texts.say('products.family.sizes', { count })];
  return { item: family, title: family, subtitle: subtitle.join(' · ') };
}

/** The size in words; nothing for a product without one. */
export function sizeOf(texts: Texts, { vCpus, memoryGib }: Product): string[] {
  return [
    ...(vCpus === undefined ? [] : [texts.say('products.size.vCpus', { count: vCpus })]),
    ...(memoryGib === undefined
      ? []
      : [texts.say('products.size.memory', { count: texts.number(memoryGib) })]),
  ];
}
