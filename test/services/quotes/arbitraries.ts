import fc from 'fast-check';
import type { Reservation } from '../../../services/model.js';
import { addMonths, dayOf, isoDate } from '../../../services/quotes/days.js';
import { quoteRefund, type RefundContext } from '../../../services/quotes/refund.js';
import type { RefundQuote } from '../../../services/quotes/refundQuote.js';
import { contextOf, policyNamed, reservationOf } from './fixtures.js';

const policyIds = ['csp-2018', 'csp-2020', 'azure-2022'] as const;
const firstStart = dayOf('2023-01-01');

/** A reservation that is running, on a day of its term; amounts from nothing to the largest that is kept. */
export const running = fc
  .record({
    start: fc.integer({ min: 0, max: 1_500 }).map((days) => firstStart + days),
    term: fc.constantFrom('P1Y', 'P3Y'),
    billingPlan: fc.constantFrom('Upfront', 'Monthly'),
    amountMinor: fc.oneof(
      fc.integer({ min: 0, max: 5_000 }),
      fc.integer({ min: 0, max: 2 ** 45 }),
      fc.integer({ min: Number.MAX_SAFE_INTEGER - 10_000, max: Number.MAX_SAFE_INTEGER }),
    ),
    usdMinor: fc.integer({ min: 0, max: 4_000_000 }),
    currency: fc.constantFrom('EUR', 'USD', 'JPY', 'KWD'),
    quantity: fc.integer({ min: 1, max: 40 }),
    dayOfTerm: fc.nat(),
    policy: fc.constantFrom(...policyIds).map(policyNamed),
  })
  .map(({ start, term, dayOfTerm, usdMinor, amountMinor, currency, policy, ...plan }) => {
    const expiry = addMonths(start, term === 'P1Y' ? 12 : 36);
    const reservation = reservationOf({
      ...plan,
      term,
      benefitStart: isoDate(start),
      expiryDate: isoDate(expiry),
      commitment: { amountMinor, currency },
      pricingCommitment: { amountMinor: usdMinor, currency: 'USD' },
    });
    return { reservation, start, expiry, day: start + (dayOfTerm % (expiry - start)), policy };
  });

/** How many units are already asked back, and how many more are asked for. */
export function splitOf(reservation: Reservation, seed: number) {
  const quantity = 1 + (seed % reservation.quantity);
  const pendingQuantity = (seed >>> 8) % (reservation.quantity - quantity + 1);
  return { quantity, pendingQuantity };
}

export function quoteOn(
  reservation: Reservation,
  quantity: number,
  day: number,
  changes: Partial<RefundContext>,
): RefundQuote {
  return quoteRefund(reservation, quantity, contextOf(isoDate(day), changes));
}

/** Whether every payment is a few minor units a unit, as every real one is: below that, rounding outweighs the amounts. */
export function isPaidInWholeUnits({ commitment, quantity }: Reservation): boolean {
  return commitment.amountMinor >= 3 * 36 * quantity;
}
