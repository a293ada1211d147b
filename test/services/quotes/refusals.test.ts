import assert from 'node:assert/strict';
import type { BillingPlan, RefundPoolEntry, Reservation } from '../../../services/model.js';
import { quoteRefund } from '../../../services/quotes/refund.js';
import { reservationRefusals } from '../../../services/quotes/refusals.js';
import { contextOf, policyNamed, refusalCodes, reservationOf, taken } from './fixtures.js';

const midYear = '2025-07-02';

describe('refusals of a refund quote', () => {
  const standing: readonly [title: string, changes: Partial<Reservation>, code: string, on?: string][] = [
    ['an expired reservation', { state: 'Expired' }, 'Expired'],
    ['a reservation from the first instant of its expiry day', {}, 'Expired', '2026-01-01T00:00:00.000Z'],
    ['a cancelled reservation', { state: 'Cancelled' }, 'Cancelled'],
    ['a cancelled reservation after its expiry', { state: 'Cancelled' }, 'Cancelled', '2026-02-01'],
    ['a reservation that is still processing', { state: 'Processing' }, 'Processing'],
  ];
  for (const [title, changes, code, on] of standing) {
    it(`should refuse ${title} as ${code}, with nothing computed`, () => {
      const quote = quoteRefund(
        reservationOf(changes),
        1,
        contextOf(on ?? midYear, { pool: [taken('2025-05-01', 7)] }),
      );
      assert.deepEqual(refusalCodes(quote), [code]);
      assert.deepEqual(quote.lines, []);
      assert.deepEqual(quote.refund, { amountMinor: 0, currency: 'USD' });
      assert.deepEqual(quote.remainingCommitment, { amountMinor: 0, currency: 'USD' });
      assert.equal(quote.pool.after.amountMinor, 4_999_993);
      assert.deepEqual(
        quote.pool.refills.map((refill) => refill.date),
        ['2026-05-01'],
      );
    });
  }

  it('should allow a refund in the last instant before the expiry day', () => {
    assert.deepEqual(quoteRefund(reservationOf(), 1, contextOf('2025-12-31T23:59:59.999Z')).refusals, []);
  });

  for (const id of ['csp-2018', 'csp-2020', 'azure-2022']) {
    for (const resourceType of [
      'Databricks',
      'SynapsePrePurchase',
      'VMwareCloudSimple',
      'RedHatOsa',
      'RedHat',
      'SuseLinux',
    ]) {
      it(`should not refund ${resourceType} under ${id}`, () => {
        const context = contextOf(midYear, { policy: policyNamed(id) });
        const quote = quoteRefund(reservationOf({ resourceType }), 1, context);
        assert.deepEqual(quote.refusals, [{ code: 'NotRefundable', figures: { resourceType } }]);
      });
    }
  }

  for (const resourceType of [
    'VirtualMachines',
    'AVS',
    'SqlDataWarehouse',
    'CosmosDb',
    'SomethingNewInAzure',
  ]) {
    it(`should refund ${resourceType}`, () => {
      assert.deepEqual(quoteRefund(reservationOf({ resourceType }), 1, contextOf(midYear)).refusals, []);
    });
  }

  it('should tell both when the product and the state forbid it, and nothing of the quantity', () => {
    const quote = quoteRefund(
      reservationOf({ resourceType: 'RedHat', state: 'Cancelled' }),
      99,
      contextOf(midYear),
    );
    assert.deepEqual(refusalCodes(quote), ['NotRefundable', 'Cancelled']);
  });

  it('should say without a quantity whether a reservation may be refunded at all', () => {
    const at = new Date('2025-07-02T00:00:00Z');
    const policy = policyNamed('csp-2018');
    assert.deepEqual(reservationRefusals(reservationOf(), policy, at), []);
    assert.equal(reservationRefusals(reservationOf({ state: 'Expired' }), policy, at)[0]?.code, 'Expired');
  });

  for (const quantity of [0, -1, 1.5, 6, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60]) {
    it(`should refuse to return ${quantity} of 5 units and say what would pass`, () => {
      const quote = quoteRefund(reservationOf({ quantity: 5 }), quantity, contextOf(midYear));
      assert.deepEqual(quote.refusals, [
        { code: 'InvalidQuantity', figures: { min: 1, max: 5 }, passingQuantity: 5 },
      ]);
      assert.deepEqual(quote.lines, []);
    });
  }

  it('should refuse more units than open requests leave', () => {
    const reservation = reservationOf({ quantity: 5 });
    const quote = quoteRefund(reservation, 4, contextOf(midYear, { pendingQuantity: 2 }));
    assert.deepEqual(quote.refusals, [
      { code: 'AlreadyRequested', figures: { pending: 2, available: 3 }, passingQuantity: 3 },
    ]);
    assert.deepEqual(quoteRefund(reservation, 3, contextOf(midYear, { pendingQuantity: 2 })).refusals, []);
  });

  it('should offer no quantity when open requests ask for all units', () => {
    const quote = quoteRefund(reservationOf({ quantity: 5 }), 1, contextOf(midYear, { pendingQuantity: 5 }));
    assert.deepEqual(quote.refusals, [{ code: 'AlreadyRequested', figures: { pending: 5, available: 0 } }]);
  });

  it('should offer no more than the limit allows, whatever else was wrong with the quantity', () => {
    const reservation = bigReservation(9_000_000, 10);
    const context = contextOf(midYear, { pool: [taken('2025-06-01', 3_000_000)], pendingQuantity: 1 });
    assert.equal(quoteRefund(reservation, 11, context).refusals[0]?.passingQuantity, 3);
    assert.equal(quoteRefund(reservation, 10, context).refusals[0]?.passingQuantity, 3);
  });
});

function bigReservation(usdMinor: number, quantity: number, plan: BillingPlan = 'Upfront'): Reservation {
  const commitment = { amountMinor: usdMinor, currency: 'USD' };
  return reservationOf({
    quantity,
    billingPlan: plan,
    term: 'P3Y',
    expiryDate: '2028-01-01',
    commitment,
    pricingCommitment: commitment,
  });
}

function oneYear(usdMinor: number, quantity: number, plan: BillingPlan): Reservation {
  return { ...bigReservation(usdMinor, quantity, plan), term: 'P1Y', expiryDate: '2026-01-01' };
}

describe('a refund beyond the limit', () => {
  it('should keep its figures and say what was counted, in USD cents', () => {
    const quote = quoteRefund(bigReservation(9_000_000, 10), 10, contextOf('2025-07-01'));
    assert.deepEqual(quote.refusals, [
      {
        code: 'LimitExceeded',
        figures: { limitMinor: 5_000_000, freeMinor: 5_000_000, countedMinor: 6_610_850, currency: 'USD' },
        passingQuantity: 7,
        passingDate: '2026-02-09',
      },
    ]);
    assert.equal(quote.lines.length, 5);
    assert.equal(quote.pool.after.amountMinor, -1_610_850);
    assert.deepEqual(quote.pool.refills, []);
  });

  interface Case {
    readonly title: string;
    readonly reservation: Reservation;
    readonly on: string;
    readonly policy?: string;
    readonly pool: readonly RefundPoolEntry[];
    readonly passing: readonly [quantity: number | undefined, date: string | undefined];
  }
  const cases: readonly Case[] = [
    {
      title: 'when a later refill and the days together make room',
      reservation: bigReservation(9_000_000, 10),
      on: '2025-07-01',
      pool: [taken('2024-08-15', 1_000_000), taken('2025-03-01', 2_000_000)],
      passing: [3, '2026-03-01'],
    },
    {
      title: 'on the day of the first refill that is large enough',
      reservation: bigReservation(6_000_000, 10),
      on: '2025-07-01',
      pool: [taken('2024-07-20', 4_900_000), taken('2024-09-20', 50_000)],
      passing: [undefined, '2025-07-20'],
    },
    {
      title: 'later in the month of a monthly plan, when its days are used',
      reservation: oneYear(12_000_000, 4, 'Monthly'),
      on: '2025-07-02',
      pool: [taken('2025-02-01', 4_500_000)],
      passing: [2, '2025-07-15'],
    },
    {
      title: 'on a refill within the month of a monthly plan',
      reservation: oneYear(12_000_000, 4, 'Monthly'),
      on: '2025-07-02',
      pool: [taken('2024-07-11', 4_500_000)],
      passing: [2, '2025-07-11'],
    },
    {
      title: 'once the cancelled commitment of azure-2022 has shrunk',
      reservation: bigReservation(9_000_000, 1, 'Monthly'),
      on: '2025-07-02',
      policy: 'azure-2022',
      pool: [],
      passing: [undefined, '2026-05-01'],
    },
    {
      title: 'on the day that the fee of csp-2020 begins',
      reservation: oneYear(5_500_000, 1, 'Upfront'),
      on: '2025-01-02',
      policy: 'csp-2020',
      pool: [],
      passing: [undefined, '2025-01-06'],
    },
    {
      title: 'never when the last day is still too much',
      reservation: oneYear(2_400_000_000, 1, 'Upfront'),
      on: '2025-12-31',
      pool: [],
      passing: [undefined, undefined],
    },
    {
      title: 'never when the pool refills after the expiry',
      reservation: reservationOf(),
      on: '2025-07-02',
      pool: [taken('2025-06-01', 5_000_000)],
      passing: [undefined, undefined],
    },
  ];
  for (const { title, reservation, on, policy = 'csp-2018', pool, passing } of cases) {
    it(`should say that it passes ${title}`, () => {
      const context = contextOf(on, { pool, policy: policyNamed(policy) });
      const [refusal, ...others] = quoteRefund(reservation, reservation.quantity, context).refusals;
      assert.deepEqual(others, []);
      assert.equal(refusal?.code, 'LimitExceeded');
      assert.deepEqual([refusal?.passingQuantity, refusal?.passingDate], passing);
    });
  }

  it('should see the days before a fee falls and the refund rises again', () => {
    const policy = {
      ...policyNamed('csp-2018'),
      feeTiers: [
        { fromDay: 0, ratePercent: 50 },
        { fromDay: 100, ratePercent: 0 },
      ],
    };
    const context = contextOf('2025-02-10', { policy, pool: [taken('2024-02-21', 1_000_000)] });
    const [refusal] = quoteRefund(oneYear(10_000_000, 1, 'Upfront'), 1, context).refusals;
    assert.equal(refusal?.passingDate, '2025-02-20');
  });
});
