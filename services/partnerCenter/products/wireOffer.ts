import { z } from 'zod';
import { type Money, proportionOf } from '../../money.js';
import { orAbsent } from '../azure/orAbsent.js';
import { wirePrice } from '../azure/wirePrice.js';

/** What is used of Microsoft.Capacity's `CalculatePriceResponse` (2022-11-01), as its SDK gives it. */
const wireAnswer = z.object({
  properties: z.object({
    billingCurrencyTotal: wirePrice,
    pricingCurrencyTotal: orAbsent(wirePrice),
    paymentSchedule: orAbsent(z.array(z.object({ pricingCurrencyTotal: wirePrice }))),
  }),
});

/**
 * What a purchase commits to over the whole term. On a monthly plan the service's total may be that of one payment: the
 * schedule of payments, which is in the pricing currency, tells how much of the whole it is.
 */
export function commitmentOf(answer: unknown): Money {
  const {
    billingCurrencyTotal: total,
    pricingCurrencyTotal: pricing,
    paymentSchedule = [],
  } = wireAnswer.parse(answer).properties;
  const scheduled = paymentSchedule.reduce(
    (sum, { pricingCurrencyTotal }) => sum + pricingCurrencyTotal.amountMinor,
    0,
  );
  if (!pricing || pricing.amountMinor <= 0 || scheduled === 0) return total;
  return { ...total, amountMinor: proportionOf(total.amountMinor, scheduled, pricing.amountMinor) };
}
