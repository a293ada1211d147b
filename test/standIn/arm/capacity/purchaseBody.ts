import { z } from 'zod';
import type { PriceList } from '../../../../services/local/priceList.js';
import { BILLING_PLANS, type Reservation, TERMS } from '../../../../services/model.js';
import type { Offer, OfferKey } from '../../../../services/products.js';
import { refuse } from '../../standInService.js';
import type { StandInCustomer } from '../../world/standInCustomer.js';
import { scopeAsked, scopeBody, wireScope } from './wireScope.js';
import { wireResourceType } from './wireValues.js';

/** What `calculatePrice` and `calculateExchange` are asked to price. */
export const purchaseBody = z.object({
  sku: z.object({ name: z.string() }),
  location: z.string(),
  properties: wireScope.extend({
    reservedResourceType: z.string(),
    billingScopeId: z.string(),
    term: z.string(),
    billingPlan: z.enum(BILLING_PLANS).default('Upfront'),
    quantity: z.int(),
    displayName: z.string().nullish(),
    renew: z.boolean().nullish(),
    reservedResourceProperties: z.object({ instanceFlexibility: z.enum(['On', 'Off']).nullish() }).nullish(),
  }),
});
export type PurchaseBody = z.infer<typeof purchaseBody>;

/** Units of an offer, priced in the customer's billing currency and in US dollars. */
export interface PricedPurchase {
  readonly offer: Offer;
  readonly pricingOffer: Offer;
  readonly quantity: number;
}

/** @throws RefusedByService with the API's code for the first part that is wrong */
export function pricedPurchase(
  prices: PriceList,
  customer: StandInCustomer,
  body: PurchaseBody,
): PricedPurchase {
  const { billingScopeId, quantity, reservedResourceType } = body.properties;
  if (!customer.scopes.subscriptions.some(({ id }) => id === billingScopeId)) {
    refuse(400, 'InvalidSubscriptionId', 'The billing scope is no subscription of the tenant.');
  }
  scopeAsked(customer, body.properties);
  if (quantity < 1) refuse(400, 'InvalidRequestContent', 'The quantity must be 1 at least.');
  const key = offerKey(prices, body);
  const offer = prices.offer(key, customer.profile.billingCurrency);
  const pricingOffer = prices.offer(key, 'USD');
  if (!offer || !pricingOffer || wireResourceType(offer.resourceType) !== reservedResourceType) {
    refuse(400, 'CalculatePriceFailed', 'The product is not offered so.');
  }
  return { offer, pricingOffer, quantity };
}

function offerKey(prices: PriceList, { sku, location, properties }: PurchaseBody): OfferKey {
  const term = TERMS.find((one) => one === properties.term);
  if (!term) refuse(400, 'UnsupportedReservationTerm', `${properties.term} is no term.`);
  const region = location.toLowerCase();
  const product = prices.products.find((one) => one.sku.toLowerCase() === sku.name.toLowerCase());
  if (product && !product.regions.includes(region)) {
    refuse(400, 'InvalidLocationId', `${sku.name} cannot be reserved in ${location}.`);
  }
  return { sku: product?.sku ?? sku.name, region, term, billingPlan: properties.billingPlan };
}

/** The purchase that would renew a reservation as it is. */
export function renewalBody(present: Reservation, customer: StandInCustomer): object {
  return {
    sku: { name: present.sku },
    location: present.region,
    properties: {
      reservedResourceType: wireResourceType(present.resourceType),
      billingScopeId: billingScope(customer),
      term: present.term,
      billingPlan: present.billingPlan,
      quantity: present.quantity,
      displayName: `${present.displayName}_renewed`.slice(0, 64),
      ...scopeBody(present.appliedScope, customer.id),
      renew: true,
      ...flexibilityProperties(present),
    },
  };
}

/** The subscription that a customer's reservations are charged to: the first one. */
export function billingScope(customer: StandInCustomer): string | undefined {
  return customer.scopes.subscriptions[0]?.id;
}

function flexibilityProperties({ instanceFlexibility }: Reservation): object {
  if (instanceFlexibility === undefined) return {};
  return { reservedResourceProperties: { instanceFlexibility: instanceFlexibility ? 'On' : 'Off' } };
}
