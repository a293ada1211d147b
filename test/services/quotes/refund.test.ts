import assert from 'node:assert/strict';
import { quoteRefund } from '../../../services/quotes/refund.js';
import { amountsOf, contextOf, policyNamed, refusalCodes, reservationOf, taken } from './fixtures.js';

const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });

describe('quoteRefund', () => {
  it('should give the worked example of azure-2022: 2,400 USD cancelled after twelve months', () => {
    const reservation = reservationOf({
      billingPlan: 'Monthly',
      term: 'P3Y',
      expiryDate: '2028-01-01',
      commitment: usd(360_000),
      pricingCommitment: usd(360_000),
    });
    const quote = quoteRefund(reservation, 1, contextOf('2026-01-01', { policy: policyNamed('azure-2022') }));
    assert.deepEqual(quote.remainingCommitment, usd(240_000));
    assert.deepEqual(quote.pool, {
      limit: usd(5_000_000),
      before: usd(5_000_000),
      counted: usd(240_000),
      after: usd(4_760_000),
      refills: [{ date: '2027-01-01', amount: usd(240_000), free: usd(5_000_000) }],
    });
    const freeOn = (on: string) =>
      quoteRefund(
        reservationOf({ expiryDate: '2028-01-01' }),
        1,
        contextOf(on, { pool: [taken('2026-01-01T23:59:59.999Z', 240_000)] }),
      ).pool.before;
    assert.deepEqual(freeOn('2026-12-31T23:59:59.999Z'), usd(4_760_000));
    assert.deepEqual(freeOn('2027-01-01T00:00:00.000Z'), usd(5_000_000));
  });

  it('should name the reservation, the policy and how long the quote holds', () => {
    const reservation = reservationOf({ quantity: 4 });
    const { lines, pool, refund, remainingCommitment, ...head } = quoteRefund(
      reservation,
      3,
      contextOf('2025-06-30T23:45:10.500Z'),
    );
    assert.deepEqual(head, {
      customerId: 'customer-1',
      reservationId: 'reservation-1',
      orderId: 'order-1',
      quantity: 3,
      reservedQuantity: 4,
      policyId: 'csp-2018',
      policyDate: '2018-01-01',
      quotedAt: '2025-06-30T23:45:10.500Z',
      expiresAt: '2025-07-01T00:15:10.500Z',
      termDays: 365,
      usedDays: 180,
      refusals: [],
    });
  });

  it('should count the pricing amount, not the billed one, against the limit', () => {
    const reservation = reservationOf({
      commitment: { amountMinor: 6_000_000_000, currency: 'JPY' },
      pricingCommitment: usd(4_000_000),
    });
    const quote = quoteRefund(reservation, 1, contextOf('2025-01-01'));
    assert.deepEqual(quote.refund, { amountMinor: 5_280_000_000, currency: 'JPY' });
    assert.deepEqual(quote.pool.counted, usd(3_520_000));
    assert.deepEqual(quote.refusals, []);
  });

  it('should be the same at any hour of a UTC day', () => {
    const first = quoteRefund(reservationOf(), 1, contextOf('2025-03-01T00:00:00.000Z'));
    const last = quoteRefund(reservationOf(), 1, contextOf('2025-03-01T23:59:59.999Z'));
    assert.deepEqual(last.lines, first.lines);
  });

  it('should put the figures of an upfront plan on its lines', () => {
    const quote = quoteRefund(reservationOf(), 1, contextOf('2025-07-02'));
    assert.deepEqual(
      quote.lines.map(({ code, figures }) => [code, figures]),
      [
        ['paid', {}],
        ['consumed', { usedDays: 182, termDays: 365 }],
        ['balance', {}],
        ['fee', { ratePercent: 12 }],
        ['refund', {}],
      ],
    );
  });

  it('should put payments and the days of the current month on the lines of a monthly plan', () => {
    const quote = quoteRefund(reservationOf({ billingPlan: 'Monthly' }), 1, contextOf('2025-06-16'));
    assert.deepEqual(quote.lines[0]?.figures, { payments: 6, months: 12 });
    assert.deepEqual(quote.lines[1]?.figures, {
      usedDays: 166,
      termDays: 365,
      fullMonths: 5,
      monthUsedDays: 15,
      monthDays: 30,
    });
  });

  it('should share out the cents so that three single returns give back exactly what was paid', () => {
    const reservation = reservationOf({ quantity: 3, commitment: { amountMinor: 20_000, currency: 'EUR' } });
    const paid = [0, 1, 2].map((pendingQuantity) => {
      return amountsOf(quoteRefund(reservation, 1, contextOf('2025-01-01', { pendingQuantity })))[0];
    });
    assert.deepEqual(paid, [6_667, 6_666, 6_667]);
  });

  it('should survive being written as JSON', () => {
    const quote = quoteRefund(reservationOf({ quantity: 9 }), Number.NaN, contextOf('2025-02-01'));
    assert.deepEqual(JSON.parse(JSON.stringify(quote)), quote);
  });

  describe('under csp-2020, within the first five days', () => {
    const policy = policyNamed('csp-2020');

    it('should give all of it back when the reservation was never used', () => {
      const reservation = reservationOf({ utilization: { last1Day: 0, last7Days: 0, last30Days: 0 } });
      const quote = quoteRefund(reservation, 1, contextOf('2025-01-05', { policy }));
      assert.deepEqual(amountsOf(quote), [120_000, 0, 120_000, 0, 120_000]);
      assert.deepEqual(quote.lines[1]?.figures, { usedDays: 4, termDays: 365, unused: 1 });
    });

    it('should stop giving all of it back on the sixth day', () => {
      const reservation = reservationOf({ utilization: { last7Days: 0 } });
      const quote = quoteRefund(reservation, 1, contextOf('2025-01-06', { policy }));
      assert.deepEqual(amountsOf(quote), [120_000, 1_644, 118_356, 14_203, 104_153]);
    });

    const notProven = {
      'its use is not known': {},
      'it was used a little': { last1Day: 0, last7Days: 0.4 },
      'only its last day is known to be idle': { last1Day: 0 },
    };
    for (const [title, utilization] of Object.entries(notProven)) {
      it(`should keep what the days cost when ${title}`, () => {
        const quote = quoteRefund(reservationOf({ utilization }), 1, contextOf('2025-01-05', { policy }));
        assert.deepEqual(amountsOf(quote), [120_000, 1_315, 118_685, 0, 118_685]);
      });
    }
  });

  describe('the limit pool', () => {
    const quoteOn = (on: string, pool = [taken('2024-03-10T22:00:00.000Z', 1_000_000)]) =>
      quoteRefund(reservationOf(), 1, contextOf(on, { pool }));

    it('should hold a refund until the end of its 364th day', () => {
      assert.deepEqual(quoteOn('2025-03-09T23:59:59.999Z').pool.before, usd(4_000_000));
    });

    it('should have it back from the first instant of its 365th day', () => {
      assert.deepEqual(quoteOn('2025-03-10T00:00:00.000Z').pool.before, usd(5_000_000));
    });

    it('should forecast the refills soonest first, one a day, its own among them', () => {
      const pool = [
        taken('2025-03-20T08:00:00.000Z', 30_000),
        taken('2024-05-01', 20_000),
        taken('2025-03-20T18:00:00.000Z', 5_000),
        taken('2024-01-01', 999_999),
        taken('2025-07-02', 1_000),
      ];
      const quote = quoteOn('2025-07-02', pool.concat(taken('2024-08-01', 7_000)));
      assert.deepEqual(quote.pool.before, usd(4_957_000));
      assert.deepEqual(quote.pool.after, usd(4_957_000 - 52_944));
      assert.deepEqual(quote.pool.refills, [
        { date: '2025-08-01', amount: usd(7_000), free: usd(4_964_000 - 52_944) },
        { date: '2026-03-20', amount: usd(35_000), free: usd(4_999_000 - 52_944) },
        { date: '2026-07-02', amount: usd(53_944), free: usd(5_000_000) },
      ]);
    });

    it('should be empty, not below, when older refunds exceed the limit', () => {
      const quote = quoteOn('2025-02-01', [taken('2024-06-01', 500_000), taken('2025-01-01', 6_000_000)]);
      assert.deepEqual(quote.pool.before, usd(0));
      assert.deepEqual(refusalCodes(quote), ['LimitExceeded']);
      assert.deepEqual(quote.pool.refills, [
        { date: '2025-06-01', amount: usd(500_000), free: usd(0) },
        { date: '2026-01-01', amount: usd(6_000_000), free: usd(5_000_000) },
      ]);
    });

    it('should allow a refund that takes exactly what is free', () => {
      const quote = quoteOn('2025-01-01', [taken('2024-12-01', 5_000_000 - 105_600)]);
      assert.deepEqual(quote.refusals, []);
      assert.deepEqual(quote.pool.after, usd(0));
    });
  });
});
