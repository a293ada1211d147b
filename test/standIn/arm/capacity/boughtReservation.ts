import type { PurchaseLine } from '../../../../services/quotes/exchangeQuote.js';
import { isReservationName } from '../../../../services/reservationName.js';
import type { StandInCustomer, StandInReservation } from '../../world/standInCustomer.js';
import type { Capacity } from './capacity.js';
import { today } from './foundReservation.js';
import { totalOf } from './priceRoute.js';
import type { PurchaseBody } from './purchaseBody.js';
import { scopeAsked } from './wireScope.js';

/** The reservation that an exchange buys; its term starts today. */
export function boughtReservation(
  { world, prices }: Capacity,
  customer: StandInCustomer,
  line: PurchaseLine,
  body: PurchaseBody | undefined,
): StandInReservation {
  const { sku, region, term, billingPlan, resourceType, quantity, commitment, expiryDate } = line;
  const inDollars = prices.offer(line, 'USD')?.unitCommitment ?? { amountMinor: 0, currency: 'USD' };
  const name = body?.properties.displayName ?? '';
  return {
    id: world.nextId(),
    orderId: world.nextId(),
    customerId: customer.id,
    displayName: isReservationName(name) ? name : `${resourceType}_${today(world)}`,
    sku,
    resourceType,
    region,
    quantity,
    term,
    billingPlan,
    benefitStart: today(world),
    expiryDate,
    state: 'Succeeded',
    appliedScope: (body && scopeAsked(customer, body.properties)) ?? { type: 'Shared' },
    renew: body?.properties.renew ?? false,
    commitment,
    pricingCommitment: { ...totalOf(inDollars, quantity), currency: 'USD' },
    revision: 1,
    revisions: [],
  };
}
