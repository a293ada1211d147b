import assert from 'node:assert/strict';
import { exchangeGroup } from '../../../services/quotes/exchangeGroups.js';
import { exchangeOn, getting, giving } from './exchangeFixtures.js';
import { policyNamed } from './fixtures.js';

const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });

/** Three years at 100.00 USD a month. */
const byTheMonth = giving({
  term: 'P3Y',
  billingPlan: 'Monthly',
  expiryDate: '2028-01-01',
  commitment: usd(360_000),
  pricingCommitment: usd(360_000),
});

describe('quoteExchange', () => {
  it('should give the worked example: after payment 18 of 36 the purchase must commit to 1,800.00', () => {
    const enough = exchangeOn('2026-07-01', [byTheMonth], [getting(180_000)]);
    assert.deepEqual(enough.refusals, []);
    assert.deepEqual(enough.neededCommitment, usd(180_000));
    const missed = exchangeOn('2026-07-01', [byTheMonth], [getting(179_999)]);
    assert.deepEqual(missed.refusals, [
      {
        code: 'CommitmentTooSmall',
        purchaseIndex: 0,
        figures: { neededMinor: 180_000, purchasedMinor: 179_999, missingMinor: 1, currency: 'USD' },
        passingQuantity: 2,
      },
    ]);
    assert.deepEqual(exchangeOn('2026-07-01', [byTheMonth], [getting(179_999, 2)]).refusals, []);
  });

  it('should tell everything of the returns, the purchases and the quote', () => {
    const { returns, purchases, ...quote } = exchangeOn(
      '2025-01-11T23:45:10.500Z',
      [giving({ quantity: 4, commitment: usd(146_000) }, 2)],
      [getting(40_000, 2, { term: 'P3Y', billingPlan: 'Monthly' })],
    );
    assert.deepEqual(returns, [
      {
        reservationId: 'reservation-1',
        orderId: 'order-1',
        displayName: 'VM_WestEurope_2025',
        sku: 'Standard_D4s_v5',
        resourceType: 'VirtualMachines',
        quantity: 2,
        reservedQuantity: 4,
        termDays: 365,
        usedDays: 10,
        paid: usd(73_000),
        consumed: usd(2_000),
        credit: usd(71_000),
        remainingCommitment: usd(71_000),
      },
    ]);
    assert.deepEqual(purchases, [
      {
        sku: 'Standard_E8s_v5',
        region: 'northeurope',
        term: 'P3Y',
        billingPlan: 'Monthly',
        resourceType: 'VirtualMachines',
        quantity: 2,
        unitCommitment: usd(40_000),
        commitment: usd(80_000),
        payments: 36,
        firstPayment: usd(2_223),
        expiryDate: '2028-01-11',
      },
    ]);
    assert.deepEqual(quote, {
      customerId: 'customer-1',
      policyId: 'csp-2018',
      policyDate: '2018-01-01',
      quotedAt: '2025-01-11T23:45:10.500Z',
      expiresAt: '2025-01-12T00:15:10.500Z',
      startDate: '2025-01-11',
      credit: usd(71_000),
      purchaseTotal: usd(80_000),
      netPayable: usd(9_000),
      firstPayments: usd(2_223),
      neededCommitment: usd(71_000),
      refusals: [],
    });
  });

  for (const id of ['csp-2018', 'csp-2020', 'azure-2022']) {
    it(`should keep no fee and forgive no days under ${id}`, () => {
      const unused = giving({ utilization: { last7Days: 0 }, commitment: usd(36_500) });
      const { credit } = exchangeOn('2025-01-05', [unused], [getting(50_000)], policyNamed(id));
      assert.deepEqual(credit, usd(36_100));
    });
  }

  it('should be worth the same at any hour of a UTC day', () => {
    const at = (time: string) => exchangeOn(`2026-07-01T${time}Z`, [byTheMonth], [getting(180_000)]);
    assert.deepEqual(at('23:59:59.999').returns, at('00:00:00.000').returns);
    assert.equal(at('23:59:59.999').startDate, '2026-07-01');
  });

  it('should tell what the returns are worth before anything is bought', () => {
    const quote = exchangeOn('2026-07-01', [byTheMonth], []);
    assert.deepEqual(quote.refusals, [{ code: 'NothingBought', figures: {} }]);
    assert.deepEqual([quote.credit, quote.neededCommitment], [usd(10_000), usd(180_000)]);
    assert.deepEqual(quote.netPayable, usd(-10_000));
  });

  it('should sum in the currency of the purchase while nothing is returned, and in USD without either', () => {
    const bought = exchangeOn('2025-05-05', [], [getting(9, 2, { unitCommitment: eur(9) })]);
    assert.deepEqual(bought.refusals, [{ code: 'NothingReturned', figures: {} }]);
    assert.deepEqual(bought.netPayable, eur(18));
    const empty = exchangeOn('2025-05-05', [], []);
    assert.deepEqual(
      empty.refusals.map((refusal) => refusal.code),
      ['NothingReturned', 'NothingBought'],
    );
    assert.deepEqual(empty.credit, usd(0));
  });

  it('should survive being written as JSON', () => {
    const quote = exchangeOn('2026-07-01', [{ ...byTheMonth, quantity: Number.NaN }], [getting(1, 1 / 0)]);
    assert.deepEqual(JSON.parse(JSON.stringify(quote)), quote);
  });

  it('should never credit more than is given up, however little a payment is', () => {
    const tiny = { ...byTheMonth.reservation, quantity: 3, commitment: usd(35) };
    for (const pendingQuantity of [0, 1, 2]) {
      const given = { reservation: tiny, quantity: 1, pendingQuantity };
      const { credit, neededCommitment } = exchangeOn('2027-10-03', [given], []);
      assert.ok(credit.amountMinor <= neededCommitment.amountMinor);
    }
  });
});

describe('the exchange groups of every preset', () => {
  const groups: readonly (readonly [type: string, group: readonly string[]])[] = [
    ['VirtualMachines', ['VirtualMachines', 'DedicatedHost', 'AppService', 'AVS']],
    ['AVS', ['VirtualMachines', 'DedicatedHost', 'AppService', 'AVS']],
    ['SqlElasticPool', ['SqlDatabases', 'SqlManagedInstance', 'SqlElasticPool']],
    ['CosmosDb', ['CosmosDb']],
    ['SomethingNewInAzure', ['SomethingNewInAzure']],
  ];
  for (const id of ['csp-2018', 'csp-2020', 'azure-2022']) {
    for (const [type, group] of groups) {
      it(`should let ${type} be exchanged for ${group.join(', ')} under ${id}`, () => {
        assert.deepEqual(exchangeGroup(policyNamed(id), type), group);
      });
    }
  }
});

function eur(amountMinor: number) {
  return { amountMinor, currency: 'EUR' };
}
