import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Reservation } from '../../../services/model.js';
import { addMonths, dayOf, isoDate, wholeMonths } from '../../../services/quotes/days.js';
import type { RefundQuote } from '../../../services/quotes/refundQuote.js';
import { isPaidInWholeUnits, quoteOn, running, splitOf } from './arbitraries.js';
import { amountsOf, policyNamed, refusalCodes, reservationOf, taken } from './fixtures.js';
import { oracleFree, oracleRefund } from './oracle.js';

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

  it('should never rise with time, but by the payments that fall due on a monthly plan', () => {
    fc.assert(
      fc.property(running, fc.nat(), fc.nat(), ({ reservation, start, expiry, day, policy }, seed, later) => {
        fc.pre(day + 1 < expiry);
        const isMonthly = reservation.billingPlan === 'Monthly';
        const monthEnd = isMonthly ? addMonths(start, wholeMonths(start, day) + 1) : expiry;
        fc.pre(day + 1 < monthEnd);
        const laterDay = day + 1 + (later % (monthEnd - day - 1));
        const { quantity, pendingQuantity } = splitOf(reservation, seed);
        const quote = quoteOn(reservation, quantity, day, { policy, pendingQuantity });
        const laterQuote = quoteOn(reservation, quantity, laterDay, { policy, pendingQuantity });
        assert.ok(refundOf(laterQuote) <= refundOf(quote));
        assert.ok(laterQuote.remainingCommitment.amountMinor <= quote.remainingCommitment.amountMinor);
      }),
      { numRuns: 500 },
    );
  });

  it('should come to the figures of a second calculation, to the minor unit', () => {
    fc.assert(
      fc.property(running, fc.nat(), fc.boolean(), ({ reservation, day, policy }, seed, neverUsed) => {
        fc.pre(isPaidInWholeUnits(reservation) && reservation.pricingCommitment.amountMinor >= 5_000);
        const { quantity, pendingQuantity } = splitOf(reservation, seed);
        const given = { ...reservation, utilization: neverUsed ? { last30Days: 0 } : {} };
        const quote = quoteOn(given, quantity, day, { policy, pendingQuantity });
        const on = isoDate(day);
        const oracle = oracleRefund({ reservation, quantity, pendingQuantity, on, policy, neverUsed });
        const { paid, consumed, balance, fee, refund } = oracle;
        assert.deepEqual(amountsOf(quote).map(BigInt), [paid, consumed, balance, fee, refund]);
        assert.equal(BigInt(quote.remainingCommitment.amountMinor), oracle.remaining);
        assert.equal(BigInt(quote.pool.counted.amountMinor), oracle.counted);
      }),
      { numRuns: 1_000 },
    );
  });

  it('should write whole numbers and no other', () => {
    fc.assert(
      fc.property(running, fc.nat(), ({ reservation, day, policy }, seed) => {
        const { quantity, pendingQuantity } = splitOf(reservation, seed);
        const quote = quoteOn(reservation, quantity, day, { policy, pendingQuantity });
        const amounts = [...JSON.stringify(quote).matchAll(/"amountMinor":([^,}]*)/g)].map(
          ([, text]) => text,
        );
        assert.ok(amounts.length >= 11);
        for (const text of amounts) {
          assert.match(text ?? '', /^-?\d+$/);
          assert.ok(Number.isSafeInteger(Number(text)));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('should forecast what is free on each day that something comes back', () => {
    const refunds = fc.array(fc.record({ daysAgo: fc.nat(420), usdMinor: fc.nat(4_000_000) }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(running, refunds, ({ reservation, day, policy }, earlier) => {
        const entries = earlier.map(({ daysAgo, usdMinor }) => taken(isoDate(day - daysAgo), usdMinor));
        const quote = quoteOn(reservation, reservation.quantity, day, { policy, pool: entries });
        const own = passes(quote) ? [taken(isoDate(day), quote.pool.counted.amountMinor)] : [];
        assert.equal(BigInt(quote.pool.before.amountMinor), oracleFree(policy, entries, isoDate(day)));
        for (const { date, free } of quote.pool.refills) {
          assert.equal(BigInt(free?.amountMinor ?? -1), oracleFree(policy, [...entries, ...own], date), date);
          assert.equal(free?.currency, 'USD');
        }
        const last = quote.pool.refills.at(-1);
        assert.equal(last?.free?.amountMinor ?? policy.limit.usdMinor, policy.limit.usdMinor);
      }),
      { numRuns: 300 },
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
