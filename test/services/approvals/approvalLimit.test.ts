import assert from 'node:assert/strict';
import { exchangeWorth, needsApproval, refundWorth } from '../../../services/approvals/approvalLimit.js';

const money = (amountMinor: number, currency = 'USD') => ({ amountMinor, currency });

describe('needsApproval', () => {
  for (const [worth, above, needed] of [
    [money(500_001), 500_000, true],
    [money(500_000), 500_000, false],
    [money(0), 500_000, false],
    [money(0), 0, true],
    [money(1), 0, true],
    [undefined, 500_000, true],
    // Of yen there are more to a dollar: an amount that cannot be compared is no small one.
    [money(100, 'JPY'), 500_000, true],
  ] as const) {
    it(`should be ${needed} for ${JSON.stringify(worth)} above ${above}`, () => {
      assert.equal(needsApproval(worth, above), needed);
    });
  }
});

describe('refundWorth', () => {
  const pool = { counted: money(100_000) };

  it('should be what it takes from the refund limit', () => {
    assert.deepEqual(refundWorth({ refund: money(90_000), pool }), money(100_000));
    assert.deepEqual(refundWorth({ refund: money(900_000, 'JPY'), pool }), money(100_000));
  });

  it('should be what is paid back where a service pays back more than that', () => {
    assert.deepEqual(refundWorth({ refund: money(700_000), pool }), money(700_000));
  });
});

describe('exchangeWorth', () => {
  const commitments = { commitment: money(1_000_000, 'EUR'), pricingCommitment: money(1_100_000) };

  it('should be the larger of credit and purchases', () => {
    const small = { credit: money(10_000), purchaseTotal: money(30_000) };
    assert.deepEqual(exchangeWorth(small, undefined), money(30_000));
    assert.deepEqual(
      exchangeWorth({ credit: money(40_000), purchaseTotal: money(30_000) }, undefined),
      money(40_000),
    );
  });

  it('should be converted as the price list of the reservation that is given back does', () => {
    const euros = { credit: money(10_000, 'EUR'), purchaseTotal: money(30_005, 'EUR') };
    assert.deepEqual(exchangeWorth(euros, commitments), money(33_006));
  });

  for (const [what, given] of [
    ['no reservation', undefined],
    ['no commitment', {}],
    ['a commitment in another currency', { ...commitments, commitment: money(1, 'GBP') }],
    ['a commitment of nothing', { ...commitments, commitment: money(0, 'EUR') }],
  ] as const) {
    it(`should not be known with ${what}`, () => {
      const euros = { credit: money(1, 'EUR'), purchaseTotal: money(2, 'EUR') };
      assert.equal(exchangeWorth(euros, given), undefined);
    });
  }
});
