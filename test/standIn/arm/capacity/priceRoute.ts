import type { Money } from '../../../../services/money.js';
import { dayAt, isoDate } from '../../../../services/quotes/days.js';
import type { StandInReply, StandInRequest, StandInRoute } from '../../standInRoute.js';
import { ok, refuse } from '../../standInService.js';
import { bodyOf } from '../armRoute.js';
import type { Capacity } from './capacity.js';
import { paymentSchedule } from './paymentSchedule.js';
import { type PricedPurchase, pricedPurchase, purchaseBody } from './purchaseBody.js';
import { wirePrice } from './wireValues.js';

/** What a purchase would cost; nothing is bought. */
export function priceRoute(capacity: Capacity): StandInRoute {
  return {
    method: 'POST',
    path: '/providers/Microsoft.Capacity/calculatePrice',
    operation: 'reservations.calculatePrice',
    answer: (request) => calculatePrice(capacity, request),
  };
}

/** A unit's commitment, so many times. */
export function totalOf({ amountMinor, currency }: Money, quantity: number): Money {
  return { amountMinor: amountMinor * quantity, currency };
}

function calculatePrice(capacity: Capacity, request: StandInRequest): StandInReply {
  const { world, prices } = capacity;
  const customer = world.customer(request.tenantId);
  if (!customer) refuse(400, 'InvalidTenantId', 'Nothing can be bought in this tenant.');
  const purchase = pricedPurchase(prices, customer, bodyOf(request, purchaseBody));
  const { offer, pricingOffer, quantity } = purchase;
  const pricing = wirePrice(totalOf(pricingOffer.unitCommitment, quantity));
  return ok({
    properties: {
      billingCurrencyTotal: wirePrice(totalOf(offer.unitCommitment, quantity)),
      pricingCurrencyTotal: pricing,
      netTotal: pricing.amount,
      taxTotal: 0,
      grandTotal: pricing.amount,
      isTaxIncluded: false,
      isBillingPartnerManaged: true,
      reservationOrderId: world.nextId(),
      skuTitle: `Reserved ${offer.resourceType}, ${offer.sku}, ${offer.region}, ${offer.term}`,
      skuDescription: offer.sku,
      paymentSchedule: schedule(capacity, purchase),
    },
  });
}

/** As the API's description has it, only the payment that is due at once has an amount in the billing currency. */
function schedule({ world }: Capacity, { offer, pricingOffer, quantity }: PricedPurchase): object[] {
  const payments = paymentSchedule({
    billingPlan: offer.billingPlan,
    term: offer.term,
    benefitStart: isoDate(dayAt(world.now())),
    commitment: totalOf(offer.unitCommitment, quantity),
    pricingCommitment: totalOf(pricingOffer.unitCommitment, quantity),
  });
  return payments.map(({ dueDate, billing, pricing }, index) => ({
    dueDate,
    pricingCurrencyTotal: wirePrice(pricing),
    ...(index === 0 && { billingCurrencyTotal: wirePrice(billing) }),
  }));
}
