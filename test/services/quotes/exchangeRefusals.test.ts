import assert from 'node:assert/strict';
import type { Reservation } from '../../../services/model.js';
import { quantityReaching } from '../../../services/quotes/commitmentRule.js';
import type { ExchangeRefusal } from '../../../services/quotes/exchangeQuote.js';
import { exchangeRefusals } from '../../../services/quotes/exchangeRefusals.js';
import { exchangeOn, getting, giving } from './exchangeFixtures.js';
import { policyNamed, reservationOf } from './fixtures.js';

const midYear = '2025-07-02';
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const enough = [getting(1_000_000)];

/** Refusals without what says where they belong. */
function codesOf(refusals: readonly ExchangeRefusal[]): string[] {
  return refusals.map((refusal) => refusal.code);
}

describe('refusals of what is given back in an exchange', () => {
  const standing: readonly [
    title: string,
    changes: Partial<Reservation>,
    refusal: ExchangeRefusal,
    on?: string,
  ][] = [
    [
      'an excluded product',
      { resourceType: 'RedHat' },
      { code: 'NotExchangeable', figures: { resourceType: 'RedHat' } },
    ],
    ['a cancelled reservation', { state: 'Cancelled' }, { code: 'Cancelled', figures: {} }],
    ['a reservation that is still processing', { state: 'Processing' }, { code: 'Processing', figures: {} }],
    [
      'a reservation from the first instant of its expiry day',
      {},
      { code: 'Expired', figures: { expiryDate: '2026-01-01' } },
      '2026-01-01T00:00:00.000Z',
    ],
    [
      'virtual machines bought on the day of the savings plan rule',
      { benefitStart: '2027-02-01', expiryDate: '2028-02-01' },
      {
        code: 'SavingsPlanCovers',
        figures: { resourceType: 'VirtualMachines', boughtFrom: '2027-02-01', boughtOn: '2027-02-01' },
      },
      '2027-03-01',
    ],
  ];
  for (const [title, changes, refusal, on = midYear] of standing) {
    it(`should refuse ${title} as ${refusal.code}, worth nothing`, () => {
      const type = changes.resourceType ?? 'VirtualMachines';
      const quote = exchangeOn(on, [giving(changes, 99)], [getting(1, 1, { resourceType: type })]);
      assert.deepEqual(quote.refusals, [{ ...refusal, returnIndex: 0 }]);
      assert.deepEqual(
        [quote.credit.amountMinor, quote.neededCommitment.amountMinor, quote.returns[0]?.paid.amountMinor],
        [0, 0, 0],
      );
      const { at, policy } = { at: new Date(on), policy: policyNamed('csp-2018') };
      assert.deepEqual(exchangeRefusals(reservationOf(changes), policy, at), [refusal]);
    });
  }

  const allowed: readonly [title: string, changes: Partial<Reservation>, on: string][] = [
    ['one bought the day before the savings plan rule', { benefitStart: '2027-01-31' }, '2027-06-01'],
    [
      'one that no savings plan covers',
      { benefitStart: '2027-02-01', resourceType: 'SqlDatabases' },
      '2027-06-01',
    ],
    ['one of a type that nobody knows yet', { resourceType: 'SomethingNewInAzure' }, midYear],
    [
      'one in the last instant before its expiry day',
      { expiryDate: '2025-07-03' },
      '2025-07-02T23:59:59.999Z',
    ],
  ];
  for (const [title, changes, on] of allowed) {
    it(`should exchange ${title}`, () => {
      const given = giving({ expiryDate: '2028-02-01', term: 'P3Y', ...changes });
      const got = getting(1_000_000, 1, { resourceType: given.reservation.resourceType });
      assert.deepEqual(exchangeOn(on, [given], [got]).refusals, []);
    });
  }

  it('should not know a savings plan rule where the policy has none', () => {
    const { exchange, ...policy } = policyNamed('csp-2018');
    const given = giving({ benefitStart: '2027-02-01', expiryDate: '2028-02-01' });
    const silent = { ...policy, exchange: { groups: exchange.groups } };
    assert.deepEqual(exchangeOn('2027-06-01', [given], enough, silent).refusals, []);
  });

  for (const quantity of [0, -1, 1.5, 6, Number.NaN, Number.POSITIVE_INFINITY]) {
    it(`should refuse to give back ${quantity} of 5 units and say what would pass`, () => {
      const quote = exchangeOn(midYear, [giving({ quantity: 5 }, quantity, 2)], enough);
      assert.deepEqual(quote.refusals, [
        { code: 'InvalidQuantity', returnIndex: 0, figures: { min: 1, max: 5 }, passingQuantity: 3 },
      ]);
    });
  }

  it('should refuse units that open requests already give back', () => {
    const refusalsOf = (quantity: number, pending: number) =>
      exchangeOn(midYear, [giving({ quantity: 5 }, quantity, pending)], enough).refusals;
    assert.deepEqual(refusalsOf(4, 2), [
      { code: 'AlreadyRequested', returnIndex: 0, figures: { pending: 2, available: 3 }, passingQuantity: 3 },
    ]);
    assert.deepEqual(refusalsOf(3, 2), []);
    assert.deepEqual(refusalsOf(1, 5), [
      { code: 'AlreadyRequested', returnIndex: 0, figures: { pending: 5, available: 0 } },
    ]);
  });

  it('should refuse a reservation that is named a second time, and count it once', () => {
    const quote = exchangeOn(midYear, [giving({ quantity: 2 }, 1), giving({ quantity: 2 }, 1)], enough);
    assert.deepEqual(quote.refusals, [{ code: 'ReturnedTwice', returnIndex: 1, figures: {} }]);
    assert.deepEqual(quote.credit, quote.returns[0]?.credit);
  });
});

describe('refusals of what does not belong together in an exchange', () => {
  it('should refuse returns of another group or currency than the first, and count neither', () => {
    const quote = exchangeOn(
      midYear,
      [
        giving({ resourceType: 'AppService' }),
        giving({ id: 'r-2', resourceType: 'SqlDatabases' }),
        giving({ id: 'r-3', commitment: eur(999_999) }),
        giving({ id: 'r-4', resourceType: 'CosmosDb', commitment: eur(999_999) }),
      ],
      enough,
    );
    const type = { resourceType: 'SqlDatabases', with: 'AppService' };
    assert.deepEqual(quote.refusals, [
      { code: 'OtherType', returnIndex: 1, figures: type },
      { code: 'OtherCurrency', returnIndex: 2, figures: { currency: 'EUR', with: 'USD' } },
      { code: 'OtherType', returnIndex: 3, figures: { ...type, resourceType: 'CosmosDb' } },
      { code: 'OtherCurrency', returnIndex: 3, figures: { currency: 'EUR', with: 'USD' } },
    ]);
    assert.deepEqual(quote.credit, quote.returns[0]?.credit);
  });

  it('should refuse purchases of another group or currency than the first return', () => {
    const quote = exchangeOn(
      midYear,
      [giving({ resourceType: 'SqlDatabases' })],
      [
        getting(50_000, 2, { resourceType: 'SqlManagedInstance' }),
        getting(1, 1, { resourceType: 'VirtualMachines' }),
        getting(1, 1, { resourceType: 'SqlElasticPool', unitCommitment: eur(70_000) }),
      ],
    );
    assert.deepEqual(quote.refusals, [
      {
        code: 'OtherType',
        purchaseIndex: 1,
        figures: { resourceType: 'VirtualMachines', with: 'SqlDatabases' },
      },
      { code: 'OtherCurrency', purchaseIndex: 2, figures: { currency: 'EUR', with: 'USD' } },
    ]);
    assert.deepEqual(quote.purchaseTotal, { amountMinor: 100_001, currency: 'USD' });
    assert.deepEqual(quote.purchases[2]?.commitment, eur(70_000));
  });

  it('should exchange a type outside the groups for itself alone', () => {
    const given = [giving({ resourceType: 'CosmosDb' })];
    const codesFor = (resourceType: string) =>
      codesOf(exchangeOn(midYear, given, [getting(1_000_000, 1, { resourceType })]).refusals);
    assert.deepEqual(codesFor('CosmosDb'), []);
    assert.deepEqual(codesFor('SqlDatabases'), ['OtherType']);
  });
});

describe('refusals of what is bought in an exchange', () => {
  /** Commits to 1,200.00 on the day of its benefit start. */
  const given = [giving()];
  const refusalsOf = (...purchases: Parameters<typeof exchangeOn>[2]) =>
    exchangeOn('2025-01-01', given, purchases).refusals;

  for (const quantity of [0, -3, 2.5, Number.NaN]) {
    it(`should refuse to buy ${quantity} units and name the smallest quantity that passes`, () => {
      assert.deepEqual(refusalsOf(getting(25_000), getting(30_000, quantity)), [
        { code: 'InvalidQuantity', purchaseIndex: 1, figures: { min: 1 }, passingQuantity: 4 },
      ]);
      assert.deepEqual(refusalsOf(getting(25_000), getting(30_000, 4)), []);
    });
  }

  it('should refuse more units than can be counted to the minor unit', () => {
    const max = (Number.MAX_SAFE_INTEGER - 1) / 2;
    assert.deepEqual(refusalsOf(getting(2, max + 1)), [
      { code: 'InvalidQuantity', purchaseIndex: 0, figures: { min: 1, max }, passingQuantity: 60_000 },
    ]);
    assert.deepEqual(refusalsOf(getting(2, max)), []);
    assert.deepEqual(codesOf(refusalsOf(getting(2, Number.POSITIVE_INFINITY))), ['InvalidQuantity']);
  });

  it('should name no quantity where none reaches the commitment', () => {
    const [free] = refusalsOf(getting(0, 3));
    assert.deepEqual(
      [free?.code, free?.passingQuantity, free?.purchaseIndex],
      ['CommitmentTooSmall', undefined, undefined],
    );
    const amount = { amountMinor: Number.MAX_SAFE_INTEGER, currency: 'USD' };
    const [uncountable] = exchangeOn(
      '2025-01-01',
      [giving({ commitment: amount })],
      [getting(amount.amountMinor - 1)],
    ).refusals;
    assert.deepEqual([uncountable?.code, uncountable?.passingQuantity], ['CommitmentTooSmall', undefined]);
    assert.equal(uncountable?.figures.missingMinor, 1);
  });

  const nearest: readonly [title: string, units: readonly number[], passing: readonly [number, number]][] = [
    ['the only one', [50_000], [0, 3]],
    ['the one with the least money beyond', [60_000, 35_000], [1, 2]],
    ['the first of equals', [40_000, 40_000], [0, 2]],
    ['none that costs nothing', [0, 40_000], [1, 3]],
  ];
  for (const [title, units, [purchaseIndex, passingQuantity]] of nearest) {
    it(`should name of purchases that commit too little ${title}`, () => {
      const [refusal] = refusalsOf(...units.map((unit) => getting(unit)));
      assert.deepEqual([refusal?.purchaseIndex, refusal?.passingQuantity], [purchaseIndex, passingQuantity]);
    });
  }
});

describe('quantityReaching', () => {
  const reached: readonly [needed: number, unit: number, quantity: number | undefined][] = [
    [180_000, 10_000, 18],
    [180_001, 10_000, 19],
    [179_999, 10_000, 18],
    [0, 10_000, 1],
    [-5, 0, 1],
    [1, 0, undefined],
    [Number.MAX_SAFE_INTEGER, 2, 4_503_599_627_370_496],
    [Number.MAX_SAFE_INTEGER, 3, 3_002_399_751_580_331],
  ];
  for (const [needed, unit, quantity] of reached) {
    it(`should find ${quantity} for ${needed} in units of ${unit}`, () => {
      assert.equal(quantityReaching(needed, unit), quantity);
    });
  }
});
