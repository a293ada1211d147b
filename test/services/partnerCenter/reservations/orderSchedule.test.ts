import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commitmentsOf, unitsOf } from '../../../../services/partnerCenter/reservations/orderSchedule.js';

describe('the share of a reservation in its order', () => {
  it('should add up to the order to the cent, in whatever order the reservations are listed', () => {
    const quantities = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });
    const amount = fc.integer({ min: 0, max: 5_000_000 });
    fc.assert(
      fc.property(
        quantities,
        amount,
        amount,
        fc.boolean(),
        (counts, billingMinor, pricingMinor, isReversed) => {
          const siblings = counts.map((quantity, index) => ({ id: `r-${index}`, orderId: 'o', quantity }));
          const listed = [{ id: 'r-0', orderId: 'another', quantity: 99 }, ...siblings];
          if (isReversed) listed.reverse();
          const bought = counts.reduce((sum, count) => sum + count, 0);
          const totals = {
            commitment: { amountMinor: billingMinor, currency: 'EUR' },
            pricingCommitment: { amountMinor: pricingMinor, currency: 'USD' },
          };
          const shares = siblings.map((one) => commitmentsOf(totals, unitsOf(one, listed, bought)));
          const sum = (part: keyof typeof totals) =>
            shares.reduce((total, share) => total + share[part].amountMinor, 0);
          assert.deepEqual([sum('commitment'), sum('pricingCommitment')], [billingMinor, pricingMinor]);
        },
      ),
    );
  });

  it('should be by quantity', () => {
    const [one, other] = [
      { id: 'a', orderId: 'o', quantity: 3 },
      { id: 'b', orderId: 'o', quantity: 1 },
    ];
    assert.deepEqual(unitsOf(other, [other, one], 4), { before: 3, count: 1, of: 4 });
    const totals = {
      commitment: { amountMinor: 1_001, currency: 'EUR' },
      pricingCommitment: { amountMinor: 400, currency: 'USD' },
    };
    assert.deepEqual(commitmentsOf(totals, unitsOf(other, [other, one], 4)), {
      commitment: { amountMinor: 250, currency: 'EUR' },
      pricingCommitment: { amountMinor: 100, currency: 'USD' },
    });
  });

  it('should be no more than all, whatever the lists say', () => {
    const listed = [
      { id: 'a', orderId: 'o', quantity: 9 },
      { id: 'b', orderId: 'o', quantity: 12 },
    ];
    assert.deepEqual(unitsOf(listed[1]!, listed, 10), { before: 0, count: 10, of: 10 });
    assert.deepEqual(unitsOf({ ...listed[1]!, quantity: 2 }, listed, 10), { before: 8, count: 2, of: 10 });
  });
});
