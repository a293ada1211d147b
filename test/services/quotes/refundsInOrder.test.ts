import assert from 'node:assert/strict';
import { quoteRefund } from '../../../services/quotes/refund.js';
import { quoteRefunds } from '../../../services/quotes/refundsInOrder.js';
import { amountsOf, contextOf, refusalCodes, reservationOf, taken } from './fixtures.js';

const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
const { pendingQuantity: _, ...context } = contextOf('2025-01-01');

/** Units of 1,000.00 USD each: 880.00 of each would be refunded on the first day. */
const reservationNamed = (id: string, quantity: number) =>
  reservationOf({
    id,
    quantity,
    commitment: usd(quantity * 100_000),
    pricingCommitment: usd(quantity * 100_000),
  });

describe('quoteRefunds', () => {
  it('should let each return see the limit as the ones before it leave it', () => {
    const returns = ['a', 'b'].map((id) => ({
      reservation: reservationNamed(id, 30),
      quantity: 30,
      pendingQuantity: 0,
    }));
    const [first, second] = quoteRefunds(returns, context);
    assert.deepEqual([first?.pool.before, first?.pool.after], [usd(5_000_000), usd(2_360_000)]);
    assert.deepEqual(second?.pool.before, usd(2_360_000));
    assert.deepEqual(second && refusalCodes(second), ['LimitExceeded']);
    assert.equal(second?.refusals[0]?.passingQuantity, 26);
  });

  it('should not let a refused return take anything', () => {
    const returns = [
      { reservation: reservationNamed('a', 60), quantity: 60, pendingQuantity: 0 },
      { reservation: reservationNamed('b', 50), quantity: 50, pendingQuantity: 0 },
    ];
    const [first, second] = quoteRefunds(returns, context);
    assert.deepEqual(first && refusalCodes(first), ['LimitExceeded']);
    assert.deepEqual([second?.refusals, second?.pool.before], [[], usd(5_000_000)]);
  });

  it('should give the next units of a reservation that is named again', () => {
    const reservation = reservationOf({ quantity: 3, commitment: usd(20_000) });
    const returns = [1, 1, 1].map((quantity) => ({ reservation, quantity, pendingQuantity: 1 }));
    const [first, second, third] = quoteRefunds(returns, context);
    assert.deepEqual([first && amountsOf(first)[0], second && amountsOf(second)[0]], [6_666, 6_667]);
    assert.deepEqual(third?.refusals, [{ code: 'AlreadyRequested', figures: { pending: 3, available: 0 } }]);
  });

  it('should quote a single return as quoteRefund does, and leave the entries as they were', () => {
    const reservation = reservationNamed('a', 4);
    const pool = Object.freeze([taken('2024-12-01', 7)]);
    const [quote] = quoteRefunds([{ reservation, quantity: 3, pendingQuantity: 1 }], { ...context, pool });
    assert.deepEqual(quote, quoteRefund(reservation, 3, { ...context, pool, pendingQuantity: 1 }));
    assert.deepEqual(quoteRefunds([], { ...context, pool }), []);
  });
});
