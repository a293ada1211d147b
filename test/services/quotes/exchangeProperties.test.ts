import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isoDate } from '../../../services/quotes/days.js';
import type { ExchangeQuote } from '../../../services/quotes/exchangeQuote.js';
import { isPaidInWholeUnits, running, splitOf } from './arbitraries.js';
import { exchangeOn, getting } from './exchangeFixtures.js';
import { oracleExchange } from './oracle.js';

/** A type that no savings plan rule covers: the reservations may start after it. */
const resourceType = 'CosmosDb';

/** Purchases of one to twelve units; some of them reach what is given back and some do not. */
const offered = fc.array(
  fc.record({
    unitMinor: fc.oneof(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 2 ** 44 })),
    quantity: fc.integer({ min: 1, max: 12 }),
    term: fc.constantFrom('P1Y', 'P3Y'),
    billingPlan: fc.constantFrom('Upfront', 'Monthly'),
  }),
  { minLength: 1, maxLength: 3 },
);

/** One to three reservations that run on a day of the first, in its currency; amounts whose sums are counted exactly. */
const exchanged = fc
  .record({ given: fc.tuple(running, fc.array(running, { maxLength: 2 })), seed: fc.nat(), offered })
  .map(({ given: [first, others], seed, offered: purchases }) => {
    const { currency } = first.reservation.commitment;
    const returns = [first, ...others].map(({ reservation, start, expiry }, index) => {
      const { benefitStart, expiryDate, term } =
        start <= first.day && first.day < expiry ? reservation : first.reservation;
      const amountMinor = Math.min(reservation.commitment.amountMinor, 2 ** 45);
      const changed = {
        ...reservation,
        ...{ id: `reservation-${index}`, resourceType, benefitStart, expiryDate, term },
        commitment: { amountMinor, currency },
      };
      return { reservation: changed, ...splitOf(changed, seed) };
    });
    return {
      returns,
      purchases: purchases.map(({ unitMinor: amountMinor, quantity, ...offer }) =>
        getting(amountMinor, quantity, { ...offer, resourceType, unitCommitment: { amountMinor, currency } }),
      ),
      on: isoDate(first.day),
    };
  });

const codesOf = (quote: ExchangeQuote) => quote.refusals.map((refusal) => refusal.code);

describe('every exchange quote', () => {
  it('should come to the figures of a second calculation, to the minor unit', () => {
    fc.assert(
      fc.property(exchanged, ({ returns, purchases, on }) => {
        fc.pre(returns.every(({ reservation }) => isPaidInWholeUnits(reservation)));
        const quote = exchangeOn(on, returns, purchases);
        const plain = purchases.map(({ offer, quantity }) => ({
          ...offer,
          unitMinor: offer.unitCommitment.amountMinor,
          quantity,
        }));
        const oracle = oracleExchange(returns, plain, on);
        const firstPayments = oracle.firstPayments.reduce((sum, payment) => sum + payment, 0n);
        const { credit, neededCommitment, purchaseTotal, netPayable } = quote;
        assert.deepEqual(
          [credit, neededCommitment, purchaseTotal, netPayable, quote.firstPayments].map(({ amountMinor }) =>
            BigInt(amountMinor),
          ),
          [oracle.credit, oracle.needed, oracle.purchased, oracle.netPayable, firstPayments],
        );
        const [refusal] = quote.refusals;
        assert.deepEqual(
          refusal && { purchaseIndex: refusal.purchaseIndex, quantity: BigInt(refusal.passingQuantity ?? 0) },
          oracle.passing,
        );
      }),
      { numRuns: 600 },
    );
  });

  it('should credit no more than was paid and than is given up, and add up on every line', () => {
    fc.assert(
      fc.property(exchanged, ({ returns, purchases, on }) => {
        const quote = exchangeOn(on, returns, purchases);
        for (const { paid, consumed, credit, remainingCommitment } of quote.returns) {
          const amounts = [paid, consumed, credit, remainingCommitment].map(({ amountMinor }) => amountMinor);
          assert.ok(amounts.every((amount) => amount >= 0 && Number.isSafeInteger(amount)));
          assert.ok(consumed.amountMinor + credit.amountMinor <= paid.amountMinor);
          assert.ok(credit.amountMinor <= remainingCommitment.amountMinor);
        }
        for (const { commitment, firstPayment, payments } of quote.purchases) {
          const least = BigInt(firstPayment.amountMinor) * BigInt(payments) - BigInt(commitment.amountMinor);
          assert.ok(least >= 0n && least < BigInt(payments));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('should leave something to pay, or nothing, when it is not refused', () => {
    fc.assert(
      fc.property(exchanged, ({ returns, purchases, on }) => {
        const quote = exchangeOn(on, returns, purchases);
        fc.pre(quote.refusals.length === 0);
        assert.ok(quote.netPayable.amountMinor >= 0);
        assert.ok(quote.purchaseTotal.amountMinor >= quote.neededCommitment.amountMinor);
      }),
      { numRuns: 200 },
    );
  });

  it('should name a purchase quantity that passes while one unit less does not', () => {
    fc.assert(
      fc.property(exchanged, ({ returns, purchases, on }) => {
        const [refusal] = exchangeOn(on, returns, purchases).refusals;
        fc.pre(refusal !== undefined);
        const codesWith = (quantity: number) =>
          codesOf(
            exchangeOn(
              on,
              returns,
              purchases.map((purchase, index) =>
                index === refusal.purchaseIndex ? { ...purchase, quantity } : purchase,
              ),
            ),
          );
        const passing = refusal.passingQuantity ?? Number.NaN;
        assert.deepEqual(codesWith(passing), []);
        assert.deepEqual(codesWith(passing - 1), ['CommitmentTooSmall']);
      }),
      { numRuns: 300 },
    );
  });

  it('should need the whole commitment, however the units of a reservation are split over two exchanges', () => {
    fc.assert(
      fc.property(running, fc.nat(), ({ reservation, day }, seed) => {
        fc.pre(reservation.quantity > 1 && isPaidInWholeUnits(reservation));
        const first = 1 + (seed % (reservation.quantity - 1));
        const given = { ...reservation, resourceType };
        const quoteOf = (quantity: number, pendingQuantity: number) =>
          exchangeOn(isoDate(day), [{ reservation: given, quantity, pendingQuantity }], []);
        const whole = quoteOf(reservation.quantity, 0);
        const parts = [quoteOf(first, 0), quoteOf(reservation.quantity - first, first)];
        const difference = (amountOf: (quote: ExchangeQuote) => number) =>
          Math.abs(parts.reduce((sum, part) => sum + amountOf(part), 0) - amountOf(whole));
        assert.ok(difference(({ neededCommitment }) => neededCommitment.amountMinor) <= parts.length);
        assert.ok(difference(({ credit }) => credit.amountMinor) <= parts.length);
      }),
      { numRuns: 300 },
    );
  });
});
