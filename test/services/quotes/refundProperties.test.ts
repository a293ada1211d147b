import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Reservation } from '../../../services/model.js';
import { addMonths, dayOf, isoDate, wholeMonths } from '../../../services/quotes/days.js';
import { quoteRefund, type RefundContext } from '../../../services/quotes/refund.js';
import type { RefundQuote } from '../../../services/quotes/refundQuote.js';
import { amountsOf, contextOf, policyNamed, refusalCodes, reservationOf, taken } from './fixtures.js';

const policyIds = ['csp-2018', 'csp-2020', 'azure-2022'] as const;
const firstStart = dayOf('2023-01-01');

/** A reservation that is running, on a day of its term; amounts from one minor unit to beyond any real one. */
const running = fc
  .record({
    start: fc.integer({ min: 0, max: 1_500 }).map((days) => firstStart + days),
    term: fc.constantFrom('P1Y', 'P3Y'),
    billingPlan: fc.constantFrom('Upfront', 'Monthly'),
    amountMinor: fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 2 ** 45 })),
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
function splitOf(reservation: Reservation, seed: number) {
  const quantity = 1 + (seed % reservation.quantity);
  const pendingQuantity = (seed >>> 8) % (reservation.quantity - quantity + 1);
  return { quantity, pendingQuantity };
}

function quoteOn(
  reservation: Reservation,
  quantity: number,
  day: number,
  changes: Partial<RefundContext>,
): RefundQuote {
  return quoteRefund(reservation, quantity, contextOf(isoDate(day), changes));
}

/** Whether every payment is a few minor units a unit, as every real one is: below that, rounding outweighs the amounts. */
function isPaidInWholeUnits({ commitment, quantity }: Reservation): boolean {
  return commitment.amountMinor >= 3 * 36 * quantity;
}

const paidOf = (quote: RefundQuote) => amountsOf(quote)[0] ?? Number.NaN;
const refundOf = (quote: RefundQuote) => quote.refund.amountMinor;
const passes = (quote: RefundQuote) => refusalCodes(quote).length === 0;

describe('every refund quote', () => {
  it('should not go below zero where a payment is less than a minor unit a unit', () => {
    const tiny = reservationOf({
      term: 'P3Y',
      billingPlan: 'Monthly',
      benefitStart: '2023-01-01',
      expiryDate: '2026-01-01',
      quantity: 26,
      commitment: { amountMinor: 2, currency: 'EUR' },
    });
    for (let pendingQuantity = 0; pendingQuantity < 26; pendingQuantity += 1) {
      for (let day = dayOf('2023-01-01'); day < dayOf('2026-01-01'); day += 5) {
        const quote = quoteOn(tiny, 1, day, { policy: policyNamed('csp-2018'), pendingQuantity });
        assert.ok(Math.min(...amountsOf(quote), quote.remainingCommitment.amountMinor) >= 0);
      }
    }
  });

  it('should add up: consumed + fee + refund = paid, nothing negative, nothing above what was paid', () => {
    fc.assert(
      fc.property(running, fc.nat(), ({ reservation, day, policy }, seed) => {
        const { quantity, pendingQuantity } = splitOf(reservation, seed);
        const quote = quoteOn(reservation, quantity, day, { policy, pendingQuantity });
        const [paid = -1, consumed = -1, balance = -1, fee = -1, refund = -1] = amountsOf(quote);
        assert.equal(consumed + fee + refund, paid);
        assert.equal(balance, paid - consumed);
        assert.ok(Math.min(paid, consumed, fee, refund, quote.remainingCommitment.amountMinor) >= 0);
        assert.ok(refund <= paid);
        assert.ok(quote.pool.counted.amountMinor >= 0);
        assert.equal(
          quote.pool.after.amountMinor,
          quote.pool.before.amountMinor - quote.pool.counted.amountMinor,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('should never rise from one day to the next while no payment falls due between them', () => {
    fc.assert(
      fc.property(running, fc.nat(), ({ reservation, start, expiry, day, policy }, seed) => {
        fc.pre(day + 1 < expiry);
        fc.pre(
          reservation.billingPlan === 'Upfront' || wholeMonths(start, day) === wholeMonths(start, day + 1),
        );
        const { quantity, pendingQuantity } = splitOf(reservation, seed);
        const today = quoteOn(reservation, quantity, day, { policy, pendingQuantity });
        const tomorrow = quoteOn(reservation, quantity, day + 1, { policy, pendingQuantity });
        assert.ok(refundOf(tomorrow) <= refundOf(today));
        assert.ok(tomorrow.remainingCommitment.amountMinor <= today.remainingCommitment.amountMinor);
      }),
      { numRuns: 500 },
    );
  });

  it('should share the commitment and what was paid to the minor unit, however the units are split', () => {
    fc.assert(
      fc.property(running, fc.nat(), ({ reservation, day, policy }, seed) => {
        fc.pre(reservation.quantity > 1 && isPaidInWholeUnits(reservation));
        const first = 1 + (seed % (reservation.quantity - 1));
        const whole = quoteOn(reservation, reservation.quantity, day, { policy });
        const one = quoteOn(reservation, first, day, { policy });
        const other = quoteOn(reservation, reservation.quantity - first, day, {
          policy,
          pendingQuantity: first,
        });
        const commitmentOf = (quote: RefundQuote) =>
          quote.remainingCommitment.amountMinor + (amountsOf(quote)[1] ?? 0);
        assert.equal(paidOf(one) + paidOf(other), paidOf(whole));
        assert.equal(commitmentOf(one) + commitmentOf(other), reservation.commitment.amountMinor);
      }),
      { numRuns: 500 },
    );
  });

  it('should not pay more for two returns than for one, beyond a minor unit for each', () => {
    fc.assert(
      fc.property(running, fc.nat(), fc.nat(), ({ reservation, day, policy }, seed, secondSeed) => {
        const { quantity, pendingQuantity } = splitOf(reservation, seed);
        fc.pre(quantity > 1);
        const first = 1 + (secondSeed % (quantity - 1));
        const together = quoteOn(reservation, quantity, day, { policy, pendingQuantity });
        const one = quoteOn(reservation, first, day, { policy, pendingQuantity });
        const other = quoteOn(reservation, quantity - first, day, {
          policy,
          pendingQuantity: pendingQuantity + first,
        });
        assert.ok(refundOf(one) + refundOf(other) <= refundOf(together) + 2);
      }),
      { numRuns: 1_000 },
    );
  });

  it('should have been paid in equal parts that make up the commitment on a monthly plan', () => {
    fc.assert(
      fc.property(running, fc.nat(), ({ reservation, start, policy }, seed) => {
        const monthly: Reservation = { ...reservation, billingPlan: 'Monthly' };
        const quantity = 1 + (seed % monthly.quantity);
        const months = monthly.term === 'P1Y' ? 12 : 36;
        const paid = Array.from({ length: months }, (_, month) => {
          const [line] = quoteOn(monthly, quantity, addMonths(start, month), { policy }).lines;
          assert.equal(line?.figures.payments, month + 1);
          return line.amount.amountMinor;
        });
        const payments = paid.map((sum, month) => sum - (paid[month - 1] ?? 0));
        const upfront = quoteOn({ ...reservation, billingPlan: 'Upfront' }, quantity, start, { policy });
        assert.equal(paid.at(-1), paidOf(upfront));
        assert.ok(Math.max(...payments) - Math.min(...payments) <= (quantity === monthly.quantity ? 1 : 2));
      }),
      { numRuns: 100 },
    );
  });
});

describe('every quote refused for the limit', () => {
  /** Running reservations whose price and earlier refunds make a refusal likely. */
  const overLimit = fc
    .record({
      given: running,
      usdMinor: fc.integer({ min: 3_000_000, max: 20_000_000 }),
      refunds: fc.array(
        fc.record({ daysAgo: fc.nat(420), usdMinor: fc.integer({ min: 1, max: 2_500_000 }) }),
        {
          maxLength: 6,
        },
      ),
    })
    .map(({ given: { reservation, day, expiry, policy }, usdMinor, refunds }) => {
      const asked = { ...reservation, pricingCommitment: { amountMinor: usdMinor, currency: 'USD' } };
      const pool = refunds.map((refund) => taken(isoDate(day - refund.daysAgo), refund.usdMinor));
      const quote = (quantity: number, on: number) => quoteOn(asked, quantity, on, { policy, pool });
      return { quote, quantity: reservation.quantity, day, expiry };
    })
    .filter(({ quote, quantity, day }) => !passes(quote(quantity, day)));

  it('should name the largest quantity that passes today', () => {
    fc.assert(
      fc.property(overLimit, ({ quote, quantity, day }) => {
        const [refusal] = quote(quantity, day).refusals;
        const passing = Array.from({ length: quantity }, (_, i) => i + 1).filter((count) =>
          passes(quote(count, day)),
        );
        assert.equal(refusal?.passingQuantity, passing.at(-1));
      }),
      { numRuns: 60 },
    );
  });

  it('should name the first day of the term on which the whole quantity passes', () => {
    fc.assert(
      fc.property(overLimit, ({ quote, quantity, day, expiry }) => {
        const [refusal] = quote(quantity, day).refusals;
        let first = day + 1;
        while (first < expiry && !passes(quote(quantity, first))) {
          first += 1;
        }
        assert.equal(refusal?.passingDate, first < expiry ? isoDate(first) : undefined);
      }),
      { numRuns: 30 },
    );
  });
});
