import assert from 'node:assert/strict';
import { refundableUnits, refundOutlook } from '../../../services/quotes/refundOutlook.js';
import { contextOf, policyNamed, reservationOf, taken } from './fixtures.js';

const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

/** One upfront year of 2025 at 1.00 EUR and 2.00 USD a day. */
const aDay = { commitment: eur(36_500), pricingCommitment: usd(73_000) };

describe('refundOutlook', () => {
  it('should tell what the return would bring today and in later months, and from the expiry on nothing', () => {
    const outlook = refundOutlook(reservationOf(aDay), 1, contextOf('2025-10-31'), [0, 1, 2, 3]);
    const free = usd(5_000_000);
    assert.deepEqual(outlook, [
      { months: 0, date: '2025-10-31', refund: eur(5_456), counted: usd(10_912), free, passes: true },
      { months: 1, date: '2025-11-30', refund: eur(2_816), counted: usd(5_632), free, passes: true },
      { months: 2, date: '2025-12-31', refund: eur(88), counted: usd(176), free, passes: true },
      { months: 3, date: '2026-01-31', refund: eur(0), counted: usd(0), free, passes: false },
    ]);
  });

  it('should bring nothing on the very day of the expiry', () => {
    const [month] = refundOutlook(reservationOf(aDay), 1, contextOf('2025-12-01'), [1]);
    assert.deepEqual([month?.date, month?.refund, month?.passes], ['2026-01-01', eur(0), false]);
  });

  it('should see the limit fill again, with no other refund in between', () => {
    const pool = [taken('2024-08-15', 4_999_000), taken('2024-10-02T23:59:59.999Z', 500)];
    const outlook = refundOutlook(reservationOf(aDay), 1, contextOf('2025-07-02', { pool }), [0, 1, 2, 3]);
    assert.deepEqual(
      outlook.map(({ date, free, passes }) => [date, free.amountMinor, passes]),
      [
        ['2025-07-02', 500, false],
        ['2025-08-02', 500, false],
        ['2025-09-02', 4_999_500, true],
        ['2025-10-02', 5_000_000, true],
      ],
    );
    assert.equal(outlook[0]?.refund.amountMinor, 16_104);
  });

  it('should be refused in every month for units that open requests give back', () => {
    const context = contextOf('2025-07-02', { pendingQuantity: 1 });
    for (const { refund, passes } of refundOutlook(reservationOf(aDay), 1, context, [0, 6])) {
      assert.deepEqual([refund, passes], [eur(0), false]);
    }
  });
});

describe('refundableUnits', () => {
  /** Ten units of 1,000.00 USD each: 880.00 of each would be refunded on the first day. */
  const ten = reservationOf({ quantity: 10, commitment: usd(1_000_000), pricingCommitment: usd(1_000_000) });

  it('should be all of them where nothing stands against it', () => {
    assert.deepEqual(refundableUnits(ten, contextOf('2025-01-01')), {
      reserved: 10,
      available: 10,
      withinLimit: 10,
    });
  });

  it('should leave out what open requests give back and what the limit does not hold', () => {
    const pool = [taken('2024-12-01', 5_000_000 - 3 * 88_000)];
    assert.deepEqual(refundableUnits(ten, contextOf('2025-01-01', { pendingQuantity: 2, pool })), {
      reserved: 10,
      available: 8,
      withinLimit: 3,
    });
  });

  it('should count the cancelled commitment where the policy does', () => {
    const context = { policy: policyNamed('azure-2022'), pool: [taken('2024-12-01', 5_000_000 - 350_000)] };
    assert.equal(refundableUnits(ten, contextOf('2025-01-01', context)).withinLimit, 3);
  });

  it('should be none of an expired reservation or an excluded product', () => {
    const refused = [
      refundableUnits(ten, contextOf('2026-01-01')),
      refundableUnits({ ...ten, resourceType: 'RedHat' }, contextOf('2025-01-01')),
    ];
    for (const units of refused) {
      assert.deepEqual(units, { reserved: 10, available: 10, withinLimit: 0 });
    }
  });
});
