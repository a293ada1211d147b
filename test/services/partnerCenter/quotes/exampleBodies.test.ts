import assert from 'node:assert/strict';
import { purchase } from '../../local/deskFixture.js';
import { giving, openPortsDesk, type PortsDesk } from '../portsDesk.js';

const UNITS = { orderId: 'o-web', reservationId: 'r-web', quantity: 1 };
const ORDER = '/providers/Microsoft.Capacity/reservationOrders/7d0c9b3e-52f1-4e0a-8a44-1f5f0a6b7c01';
const money = (amountMinor: number, currency: string) => ({ amountMinor, currency });
const price = (amount: number, currencyCode: string) => ({ amount, currencyCode });

/** A refund of a yearly plan in pounds that nobody may carry out without support. */
const REFUND = {
  id: `${ORDER}/reservations/0b2e6c5a-91d4-4d7c-b6a8-3c1d2e4f5a6b`,
  properties: {
    sessionId: 'a4c1f0de-3b52-4c66-9e07-5d2b8f9a1c30',
    quantity: 2,
    billingRefundAmount: price(61.37, 'GBP'),
    pricingRefundAmount: price(77.9, 'USD'),
    billingInformation: {
      billingPlan: 'Upfront',
      completedTransactions: 1,
      totalTransactions: 1,
      billingCurrencyTotalPaidAmount: price(96, 'GBP'),
      billingCurrencyProratedAmount: price(34.63, 'GBP'),
      billingCurrencyRemainingCommitmentAmount: price(0, 'GBP'),
    },
    policyResult: {
      properties: {
        consumedRefundsTotal: price(1810.07, 'USD'),
        maxRefundLimit: price(50_000, 'USD'),
        policyErrors: [{ code: 'SelfServiceRefundNotSupported', message: 'Support decides on this one.' }],
      },
    },
  },
};

/** An exchange of an upfront plan in dollars for a reservation and a savings plan. */
const EXCHANGE = {
  id: '/providers/Microsoft.Capacity/operationResults/9a7e5c31-2d4f-4b8e-a1c0-6f3b5d7e9a12',
  name: '9a7e5c31-2d4f-4b8e-a1c0-6f3b5d7e9a12',
  status: 'Succeeded',
  properties: {
    sessionId: 'e2b9d4c7-6a15-4f3e-8c70-1b5d9f2a4e68',
    netPayable: price(4110.3, 'USD'),
    refundsTotal: price(889.7, 'USD'),
    purchasesTotal: price(5000, 'USD'),
    reservationsToPurchase: [
      {
        billingCurrencyTotal: price(1800, 'USD'),
        properties: {
          sku: { name: 'Standard_E2s_v5' },
          location: 'northeurope',
          properties: { quantity: 1, term: 'P1Y', billingPlan: 'Upfront', appliedScopes: null },
        },
      },
    ],
    savingsPlansToPurchase: [{ billingCurrencyTotal: price(3200, 'USD'), properties: {} }],
    reservationsToExchange: [
      {
        reservationId: REFUND.id,
        quantity: 1,
        billingRefundAmount: price(889.7, 'USD'),
        billingInformation: { billingCurrencyRemainingCommitmentAmount: price(0, 'USD') },
      },
    ],
    policyResult: { policyErrors: null },
  },
};

describe('quotes of the reservations service: bodies as its description has them', () => {
  let desk: PortsDesk;
  before(async () => {
    desk = await openPortsDesk();
  });
  after(() => desk.standIn.close());
  afterEach(() => desk.standIn.clearFaults());

  const refund = (properties: object) => {
    const operation = 'reservations.calculateRefund';
    desk.standIn.script({ operation }, giving({ ...REFUND, properties }));
    return desk.service.refund('contoso', UNITS);
  };
  const exchange = (properties: object) => {
    desk.standIn.script({ operation: 'reservations.poll' }, giving({ ...EXCHANGE, properties }));
    return desk.service.exchange('contoso', [UNITS], [{ ...purchase(1), resourceType: 'VirtualMachines' }]);
  };

  it('should be read as the refund, the limit and why it is refused', async () => {
    const { correlationId, ...told } = await refund(REFUND.properties);
    assert.ok(correlationId);
    assert.deepEqual(told, {
      sessionId: 'a4c1f0de-3b52-4c66-9e07-5d2b8f9a1c30',
      refund: money(6_137, 'GBP'),
      pricingRefund: money(7_790, 'USD'),
      remainingCommitment: undefined,
      limit: { limit: money(5_000_000, 'USD'), used: money(181_007, 'USD') },
      refusedWith: ['SelfServiceRefundNotSupported'],
    });
  });

  it('should be read as credit, purchases and what is to be paid', async () => {
    const { correlationId, ...told } = await exchange(EXCHANGE.properties);
    assert.ok(correlationId);
    assert.deepEqual(told, {
      sessionId: 'e2b9d4c7-6a15-4f3e-8c70-1b5d9f2a4e68',
      credit: money(88_970, 'USD'),
      purchaseTotal: money(500_000, 'USD'),
      netPayable: money(411_030, 'USD'),
      refusedWith: [],
    });
  });

  it('should tell what a monthly plan still commits to', async () => {
    const billingInformation = {
      billingPlan: 'Monthly',
      completedTransactions: 4,
      totalTransactions: 36,
      billingCurrencyRemainingCommitmentAmount: price(1234.56, 'GBP'),
    };
    const told = await refund({ ...REFUND.properties, billingInformation });
    assert.deepEqual('refund' in told && told.remainingCommitment, money(123_456, 'GBP'));
  });

  for (const [what, changes] of [
    ['left out', { billingInformation: undefined, policyResult: undefined, pricingRefundAmount: undefined }],
    ['null', { billingInformation: null, policyResult: null, pricingRefundAmount: null }],
    [
      'null further in',
      {
        billingInformation: { billingPlan: null, billingCurrencyRemainingCommitmentAmount: null },
        policyResult: { properties: null },
        pricingRefundAmount: null,
      },
    ],
    [
      'a limit that is told by half',
      {
        billingInformation: null,
        pricingRefundAmount: null,
        policyResult: { properties: { maxRefundLimit: price(50_000, 'USD'), policyErrors: null } },
      },
    ],
    [
      'a limit in another currency',
      {
        billingInformation: null,
        pricingRefundAmount: price(61.37, 'GBP'),
        policyResult: {
          properties: { maxRefundLimit: price(40_000, 'GBP'), consumedRefundsTotal: price(1, 'GBP') },
        },
      },
    ],
  ] as const) {
    it(`should do without what need not be there: ${what}`, async () => {
      const { correlationId: _id, ...told } = await refund({ ...REFUND.properties, ...changes });
      assert.deepEqual(told, {
        sessionId: 'a4c1f0de-3b52-4c66-9e07-5d2b8f9a1c30',
        refund: money(6_137, 'GBP'),
        pricingRefund: undefined,
        remainingCommitment: undefined,
        limit: undefined,
        refusedWith: [],
      });
    });
  }

  it('should do with what is new', async () => {
    const told = await refund({ ...REFUND.properties, futureField: { deep: [1] }, quantity: 'many' });
    assert.deepEqual('refund' in told && told.refund, money(6_137, 'GBP'));
    const bought = await exchange({ ...EXCHANGE.properties, policyResult: null, futureField: [] });
    assert.deepEqual('credit' in bought && bought.refusedWith, []);
  });

  for (const [amount, currency, amountMinor] of [
    [0.1 + 0.2, 'EUR', 30],
    [1.005, 'USD', 101],
    [1234, 'JPY', 1_234],
    [1233.5, 'JPY', 1_234],
    [12.3455, 'KWD', 12_346],
    [9_007_199_254.74, 'EUR', 900_719_925_474],
    [0, 'EUR', 0],
  ] as const) {
    it(`should count ${amount} ${currency} in minor units`, async () => {
      const told = await refund({ ...REFUND.properties, billingRefundAmount: price(amount, currency) });
      assert.deepEqual('refund' in told && told.refund, money(amountMinor, currency));
      const net = await exchange({ ...EXCHANGE.properties, netPayable: price(-amount, currency) });
      assert.deepEqual(
        'netPayable' in net && net.netPayable,
        money(amountMinor === 0 ? 0 : -amountMinor, currency),
      );
    });
  }
});
