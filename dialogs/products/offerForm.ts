import { z } from 'zod';
import type { Texts } from '../../services/localization/texts.js';
import { BILLING_PLANS, TERMS } from '../../services/model.js';
import type { OfferKey, Product } from '../../services/products.js';
import { listField, optionsField } from '../form/fieldReaders.js';
import type { Form, FormEntries, FormFacts } from '../form/form.js';

const SEPARATOR = ' ';

/** Where, for how long and how paid a product is reserved; its values are `offerTerms`. Needs `offerFacts`. */
export const offerForm: Form = {
  id: 'offer',
  title: 'products.offer.title',
  help: 'products.offer.help',
  about: (texts, { sku = '', family = '', like }) =>
    like === undefined
      ? texts.say('products.offer.about', { sku, family })
      : texts.say('products.offer.aboutLike', { sku, family, like }),
  fields: (texts, _entries, { regions = '' }) => [
    listField(
      texts,
      regions
        .split(SEPARATOR)
        .map((code) => ({ value: code, title: texts.label('region', code), also: [code] })),
      { id: 'region', texts: 'products.fields.region', required: true },
    ),
    optionsField(texts, coded(texts, 'term', TERMS), {
      id: 'term',
      texts: 'products.fields.term',
      required: true,
    }),
    optionsField(texts, coded(texts, 'billingPlan', BILLING_PLANS), {
      id: 'billingPlan',
      texts: 'products.fields.billingPlan',
      required: true,
    }),
  ],
};

/** The values of the form. */
export const offerTerms: z.ZodType<Omit<OfferKey, 'sku'>> = z.object({
  region: z.string(),
  term: z.enum(TERMS),
  billingPlan: z.enum(BILLING_PLANS),
});

/** @param like name of the reservation that the form is filled in like, where it is */
export function offerFacts({ sku, family, regions }: Product, like?: string): FormFacts {
  return { sku, family, regions: regions.join(SEPARATOR), ...(like !== undefined && { like }) };
}

/** What the form begins with: the entries as far as the product can be had so. */
export function offerEntries({ regions }: Product, entries: FormEntries): FormEntries {
  const [first = '', ...others] = regions;
  const { region = '' } = entries;
  const fallback = others.length === 0 ? first : '';
  return { ...entries, region: regions.includes(region) ? region : fallback };
}

function coded(texts: Texts, kind: 'term' | 'billingPlan', codes: readonly string[]) {
  return codes.map((code) => ({ value: code, title: texts.label(kind, code), also: [code] }));
}
