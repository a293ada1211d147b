import { z } from 'zod';

const filled = z.string().trim().min(1);

/** A customer as lists have it. */
export const wireCustomer = z.object({
  id: filled,
  companyProfile: z.object({ companyName: filled, domain: filled }),
});
export type WireCustomer = z.infer<typeof wireCustomer>;

/** A customer as looking it up has it; the billing profile comes only then, and may be blank. */
export const wireCustomerDetails = wireCustomer.extend({
  billingProfile: z
    .object({ defaultAddress: z.object({ country: z.string().nullish() }).nullish() })
    .nullish(),
});
export type WireCustomerDetails = z.infer<typeof wireCustomerDetails>;

const link = z.object({
  headers: z.array(z.object({ key: z.string(), value: z.string() })).nullish(),
});

/** A page of any list: its items are judged one by one. */
export const wirePage = z.object({
  items: z.array(z.unknown()),
  links: z.object({ next: link.nullish() }).nullish(),
});
export type WirePage = z.infer<typeof wirePage>;

/** A right to reserved instances that the partner bought for the customer. */
export const wireEntitlement = z.object({
  entitlementType: z.string(),
  referenceOrder: z.object({ id: filled }),
  productId: filled,
  skuId: filled,
  quantity: z.int().min(0),
});
