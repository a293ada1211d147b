import assert from 'node:assert/strict';
import { productsOf } from '../../../../services/partnerCenter/products/wireCatalog.js';
import { commitmentOf } from '../../../../services/partnerCenter/products/wireOffer.js';
import { ANA } from '../../local/deskFixture.js';
import { giving, openPortsDesk, type PortsDesk } from '../portsDesk.js';

const named = (entries: Readonly<Record<string, string>>) =>
  Object.entries(entries).map(([name, value]) => ({ name, value }));

/** A machine as the catalogue has it: sizes among its properties, none among its capabilities. */
const MACHINE = {
  resourceType: 'virtualMachines',
  name: 'Standard_DS3_v2',
  terms: ['P1Y', 'P3Y', 'P5Y'],
  billingPlans: { P1Y: ['Upfront', 'Monthly'], P3Y: ['Upfront', 'Monthly'] },
  locations: ['SwedenCentral'],
  skuProperties: named({
    SKUName: 'DS3 v2',
    ProductShortName: 'DSv2 Series',
    ProductTitle: 'DSv2 Series, DS3',
    Cores: '4',
    Ram: '14',
    MeterId: '5f4c8c0e-1111-4a2b-8c3d-7e6f5a4b3c2d',
  }),
  restrictions: [{ type: 'Term', values: ['P3Y'], reasonCode: 'NotAvailableForSubscription' }],
};
const UNIT = {
  resourceType: 'CosmosDb',
  name: 'CosmosDB_RU',
  terms: ['P1Y'],
  locations: ['global'],
  skuProperties: null,
  capabilities: null,
  msrp: { p1Y: { currencyCode: 'USD', amount: 0.1 } },
};

const price = (amount: number, currencyCode: string) => ({ amount, currencyCode });
const payments = (count: number, amount: number) =>
  Array.from({ length: count }, (_, month) => ({
    dueDate: `2026-${String(month + 1).padStart(2, '0')}-15`,
    pricingCurrencyTotal: price(amount, 'USD'),
    billingCurrencyTotal: null,
  }));

describe('products of the reservations service: bodies as its description has them', () => {
  let desk: PortsDesk;
  beforeEach(async () => {
    desk = await openPortsDesk();
  });
  afterEach(() => desk.standIn.close());

  it('should be read out of the catalogue', async () => {
    desk.standIn.script(
      { operation: 'reservations.catalog' },
      giving({ totalItems: 1, value: [MACHINE], futureField: true }),
    );
    assert.deepEqual(await desk.products.get(ANA, 'contoso', 'Standard_DS3_v2'), {
      sku: 'Standard_DS3_v2',
      resourceType: 'VirtualMachines',
      family: 'DSv2',
      vCpus: 4,
      memoryGib: 14,
      regions: ['swedencentral'],
    });
  });

  it('should be one for all of its regions', () => {
    const elsewhere = { ...MACHINE, locations: ['uksouth', 'swedencentral'] };
    const [product, ...others] = productsOf([MACHINE, elsewhere, UNIT, MACHINE]);
    assert.deepEqual(product?.regions, ['swedencentral', 'uksouth']);
    assert.deepEqual(
      others.map(({ sku }) => sku),
      ['CosmosDB_RU'],
    );
  });

  it('should do without sizes and series, and leave out what is no product', () => {
    const odd = { ...MACHINE, name: 'X', skuProperties: [{ name: null, value: '4' }, { name: 'Cores' }] };
    const strange = {
      ...MACHINE,
      name: 'Y',
      locations: null,
      skuProperties: named({ Cores: 'many', Ram: '-1' }),
    };
    const none = { vCpus: undefined, memoryGib: undefined };
    assert.deepEqual(productsOf([null, {}, { ...MACHINE, name: '' }, UNIT, odd, strange]), [
      { sku: 'CosmosDB_RU', resourceType: 'CosmosDb', family: 'CosmosDB_RU', ...none, regions: ['global'] },
      { sku: 'X', resourceType: 'VirtualMachines', family: 'X', ...none, regions: ['swedencentral'] },
      { sku: 'Y', resourceType: 'VirtualMachines', family: 'Y', ...none, regions: [] },
    ]);
  });

  for (const [what, properties, amountMinor, currency] of [
    ['the whole of an upfront plan', { billingCurrencyTotal: price(0.1 + 0.2, 'EUR') }, 30, 'EUR'],
    [
      'the whole of an upfront plan with its one payment',
      {
        billingCurrencyTotal: price(1234, 'JPY'),
        pricingCurrencyTotal: price(8.2, 'USD'),
        paymentSchedule: payments(1, 8.2),
      },
      1_234,
      'JPY',
    ],
    [
      'a month of a monthly plan',
      {
        billingCurrencyTotal: price(46.11, 'GBP'),
        pricingCurrencyTotal: price(58, 'USD'),
        paymentSchedule: payments(12, 58),
      },
      55_332,
      'GBP',
    ],
    [
      'all months of a monthly plan',
      {
        billingCurrencyTotal: price(12.345, 'KWD'),
        pricingCurrencyTotal: price(40.2, 'USD'),
        paymentSchedule: payments(12, 3.35),
      },
      12_345,
      'KWD',
    ],
    [
      'what costs nothing',
      {
        billingCurrencyTotal: price(0, 'EUR'),
        pricingCurrencyTotal: price(0, 'USD'),
        paymentSchedule: payments(12, 0),
      },
      0,
      'EUR',
    ],
    [
      'a price without a schedule',
      { billingCurrencyTotal: price(7, 'EUR'), pricingCurrencyTotal: null, paymentSchedule: null },
      700,
      'EUR',
    ],
  ] as const) {
    it(`should commit to ${what}`, async () => {
      const body = {
        properties: { reservationOrderId: 'x', isTaxIncluded: false, taxTotal: 0, ...properties },
      };
      desk.standIn.script({ operation: 'reservations.calculatePrice' }, giving(body));
      const key = {
        sku: 'Standard_D4s_v5',
        region: 'westeurope',
        term: 'P1Y',
        billingPlan: 'Upfront',
      } as const;
      const offer = await desk.products.offer(ANA, 'contoso', key);
      assert.deepEqual(offer?.unitCommitment, { amountMinor, currency });
    });
  }

  it('should have no price where there is none to read', () => {
    for (const properties of [{}, { billingCurrencyTotal: null }, { billingCurrencyTotal: { amount: 1 } }]) {
      assert.throws(() => commitmentOf({ properties }), { name: 'ZodError' });
    }
  });
});
