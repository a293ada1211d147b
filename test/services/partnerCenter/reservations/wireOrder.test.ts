import assert from 'node:assert/strict';
import { orderFacts } from '../../../../services/partnerCenter/reservations/wireOrder.js';
import { answeringApi } from './answeringApi.js';
import { ORDER, orderBody, type PaymentFigures } from './wireBodies.js';

/** A body as Azure's client hands it on, read. */
async function factsOf(body: unknown) {
  const { api } = answeringApi({ [`GET /providers/Microsoft.Capacity/reservationOrders/${ORDER}`]: body });
  return orderFacts(await api.reservationOrder.get(ORDER, { expand: 'schedule' }));
}

async function totalsOf(payments: readonly PaymentFigures[]) {
  const { totals } = await factsOf(orderBody(payments));
  return totals && [totals.commitment, totals.pricingCommitment];
}

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });

describe('an order of reservations on the wire', () => {
  it('should tell what it commits to, and the terms of its reservations', async () => {
    const paid = { status: 'Succeeded', billing: 311.17, pricing: 338.29 };
    const facts = await factsOf(
      orderBody([
        { ...paid, due: '2026-02-28' },
        { ...paid, due: '2026-03-28' },
        { due: '2026-04-28', billing: 311.18, pricing: 338.3 },
      ]),
    );
    assert.deepEqual(facts, {
      term: 'P3Y',
      billingPlan: 'Monthly',
      benefitStart: '2026-02-28',
      expiryDate: '2029-02-28',
      quantity: 7,
      totals: { commitment: eur(93_352), pricingCommitment: usd(101_488) },
    });
  });

  it('should count a payment once that failed and was made later', async () => {
    const paid = { status: 'Succeeded', billing: 90, pricing: 100 };
    const totals = await totalsOf([
      { ...paid, due: '2026-01-31' },
      { ...paid, due: '2026-02-28', status: 'Failed' },
      { ...paid, due: '2026-03-02' },
      { ...paid, due: '2026-03-31' },
    ]);
    assert.deepEqual(totals, [eur(27_000), usd(30_000)]);
  });

  it('should count what was cancelled or never came through, because it was committed to', async () => {
    const totals = await totalsOf([
      { due: '2026-01-01', status: 'Succeeded', billing: 90, pricing: 100 },
      { due: '2026-02-01', status: 'Failed', billing: 90, pricing: 100 },
      { due: '2026-03-01', status: 'Cancelled', billing: 90, pricing: 100 },
    ]);
    assert.deepEqual(totals, [eur(27_000), usd(30_000)]);
  });

  it('should reckon payments to come by the rate of the newest that is known', async () => {
    const totals = await totalsOf([
      { due: '2026-01-01', status: 'Succeeded', billing: 95, pricing: 100 },
      { due: '2026-02-01', status: 'Succeeded', billing: 90.01, pricing: 100 },
      { due: '2026-03-01', pricing: 100 },
      { due: '2026-04-01', pricing: 100.01 },
    ]);
    assert.deepEqual(totals, [eur(9_500 + 9_001 + 18_003), usd(40_001)]);
  });

  it('should take payments to come as they are where both currencies are one', async () => {
    const totals = await totalsOf([
      { due: '2026-01-01', status: 'Succeeded', billing: 99.9, pricing: 100, currency: 'USD' },
      { due: '2026-02-01', pricing: 100 },
    ]);
    assert.deepEqual(totals, [usd(19_990), usd(20_000)]);
  });

  const unreadable: readonly [what: string, payments: readonly unknown[]][] = [
    ['without payments', []],
    ['in a currency that there is not', [{ due: '2026-01-01', billing: 1, pricing: 1, currency: 'EURO' }]],
    ['of which nothing is told in the billing currency', [{ due: '2026-01-01', pricing: 1 }]],
    ['with a payment that is less than nothing', [{ due: '2026-01-01', billing: -1, pricing: 1 }]],
    ['with a payment of no day', [{ due: 'later', billing: 1, pricing: 1 }]],
    [
      'in two currencies',
      [
        { due: '2026-01-01', billing: 1, pricing: 1 },
        { due: '2026-02-01', billing: 1, pricing: 1, currency: 'CHF' },
      ],
    ],
  ];
  for (const [what, payments] of unreadable) {
    it(`should not be guessed at: a schedule ${what}`, async () => {
      const { totals, term } = await factsOf(orderBody(payments as PaymentFigures[]));
      assert.deepEqual([totals, term], [undefined, 'P3Y']);
    });
  }

  it('should tell what can be read of it', async () => {
    const order = { term: 'P5Y', originalQuantity: 0, expiryDate: null, planInformation: null };
    assert.deepEqual(await factsOf(orderBody([], order)), {
      term: undefined,
      billingPlan: 'Monthly',
      benefitStart: '2026-02-28',
      expiryDate: '2029-02-28',
      quantity: undefined,
      totals: undefined,
    });
    assert.deepEqual(orderFacts('nothing'), {});
  });
});
