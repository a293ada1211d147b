import assert from 'node:assert/strict';
import type { OfferKey } from '../../../../services/products.js';
import { ANA } from '../../local/deskFixture.js';
import { answering, openPortsDesk, type PortsDesk, refusing } from '../portsDesk.js';

const COMPUTE = { customerId: 'contoso', resourceType: 'VirtualMachines' };
const D4S: OfferKey = { sku: 'Standard_D4s_v5', region: 'westeurope', term: 'P1Y', billingPlan: 'Upfront' };

describe('PartnerCenterProducts', () => {
  let desk: PortsDesk;
  beforeEach(async () => {
    desk = await openPortsDesk();
  });
  afterEach(() => desk.standIn.close());
  const pass = (ms: number) => {
    desk.clock.current = new Date(desk.clock.current.getTime() + ms);
  };

  it('should follow the catalogue to its end and list families one after another', async () => {
    const { products, count } = desk;
    const { items, total } = await products.list(ANA, COMPUTE, 0, 1000);
    assert.equal(items.length, total);
    assert.ok(total > 40 && count('reservations.catalog') > 4, `${total} products`);
    const families = await products.families(ANA, COMPUTE);
    assert.equal(new Set(families.map(({ family }) => family)).size, families.length);
    assert.equal(
      families.reduce((sum, one) => sum + one.count, 0),
      total,
    );
  });

  it('should ask for the catalogue once for all customers and everybody at once, and again after hours', async () => {
    const { products, count } = desk;
    await Promise.all(
      ['contoso', 'fabrikam', 'contoso'].map((customerId) =>
        products.families(ANA, { ...COMPUTE, customerId }),
      ),
    );
    const asked = count('reservations.catalog');
    pass(12 * 3_600_000 - 1);
    await products.search(ANA, COMPUTE, 'd4s', 5);
    assert.equal(count('reservations.catalog'), asked);
    pass(1);
    await products.families(ANA, COMPUTE);
    assert.equal(count('reservations.catalog'), 2 * asked);
  });

  it('should keep the price of each customer for minutes', async () => {
    const { products, count } = desk;
    const prices = await Promise.all([1, 2].map(() => products.offer(ANA, 'contoso', D4S)));
    assert.deepEqual(prices[0], {
      ...D4S,
      resourceType: 'VirtualMachines',
      unitCommitment: { amountMinor: 99_876, currency: 'EUR' },
    });
    assert.equal(count('reservations.calculatePrice'), 1);
    await products.offer(ANA, 'fabrikam', D4S);
    assert.equal(count('reservations.calculatePrice'), 2);
    pass(15 * 60_000);
    await products.offer(ANA, 'contoso', D4S);
    assert.equal(count('reservations.calculatePrice'), 3);
  });

  it('should price the whole term of a monthly plan, whether the service tells its total or that of one payment', async () => {
    const monthly = { ...D4S, billingPlan: 'Monthly' } as const;
    const { products, standIn } = desk;
    const whole = await products.offer(ANA, 'contoso', monthly);
    standIn.script(
      { operation: 'reservations.calculatePrice' },
      answering(({ paymentSchedule, ...told }) => {
        const [first] = paymentSchedule as Record<string, unknown>[];
        return { ...told, paymentSchedule, ...first };
      }),
    );
    pass(15 * 60_000);
    assert.deepEqual(whole?.unitCommitment, { amountMinor: 99_876, currency: 'EUR' });
    assert.deepEqual(await products.offer(ANA, 'contoso', monthly), whole);
  });

  it('should tell SQL products apart, which the service calls by one name', async () => {
    const { products, count } = desk;
    const sql = { customerId: 'contoso', resourceType: 'SqlManagedInstance' };
    const families = await products.families(ANA, sql);
    assert.deepEqual(
      families.map(({ resourceType, count: sizes }) => [resourceType, sizes]),
      [
        ['SqlManagedInstance', 4],
        ['SqlDatabases', 3],
        ['SqlElasticPool', 3],
      ],
    );
    assert.equal(count('reservations.catalog'), 1);
    const key = { ...D4S, sku: 'SQLMI_GP_Compute_Gen5' };
    assert.equal((await products.offer(ANA, 'contoso', key))?.resourceType, 'SqlManagedInstance');
  });

  it('should know a product of any type by its SKU, and no other', async () => {
    const { products } = desk;
    assert.equal((await products.get(ANA, 'contoso', 'CosmosDB_RU'))?.resourceType, 'CosmosDb');
    assert.equal(await products.get(ANA, 'contoso', 'toString'), undefined);
  });

  it('should look through the catalogues once for a SKU that nobody sells, a few at once', async () => {
    const { products, standIn, count } = desk;
    let most = 0;
    const answered = (body: unknown) => {
      const running = standIn.calls.filter(
        ({ operation, status }) => operation === 'reservations.catalog' && status === undefined,
      );
      most = Math.max(most, running.length);
      return body;
    };
    await products.families(ANA, COMPUTE);
    pass(6 * 3_600_000);
    standIn.script({ operation: 'reservations.catalog' }, { kind: 'changed', change: answered });
    standIn.delay('reservations', 5);
    const nobody = () => Promise.all([1, 2, 3].map(() => products.get(ANA, 'contoso', 'toString')));
    assert.deepEqual(await nobody(), [undefined, undefined, undefined]);
    const asked = count('reservations.catalog');
    assert.ok(asked >= 25, `${asked} calls`);
    // The catalogue that was asked for first grows old meanwhile.
    pass(12 * 3_600_000 - 1);
    await nobody();
    assert.deepEqual([count('reservations.catalog'), most], [asked, 4]);
    pass(1);
    await nobody();
    assert.equal(count('reservations.catalog'), 2 * asked);
  });

  it('should offer nothing where the service refuses a price or a type', async () => {
    const { products, standIn } = desk;
    standIn.script({ operation: 'reservations.calculatePrice' }, refusing('CalculatePriceFailed'));
    assert.equal(await products.offer(ANA, 'contoso', D4S), undefined);
    standIn.script({ operation: 'reservations.catalog' }, refusing('BadRequest'));
    assert.deepEqual(await products.families(ANA, { ...COMPUTE, resourceType: 'SapHana' }), []);
  });

  it('should not take one customer’s refusal for a catalogue that is empty for all', async () => {
    const { products, standIn } = desk;
    standIn.script(
      { operation: 'reservations.catalog', tenant: 'contoso' },
      refusing('SubscriptionNotFound', 404),
    );
    await assert.rejects(products.families(ANA, COMPUTE), { code: 'ServiceRefused' });
    assert.ok((await products.families(ANA, { ...COMPUTE, customerId: 'fabrikam' })).length > 5);
  });

  it('should say so when the service is down, and ask again afterwards', async () => {
    const { products, standIn } = desk;
    const fault = standIn.script({ operation: 'reservations.*' }, refusing('ServerTimeout', 503));
    await assert.rejects(products.families(ANA, COMPUTE), { code: 'ServiceUnavailable' });
    fault.end();
    assert.ok((await products.families(ANA, COMPUTE)).length > 5);
  });

  it('should offer nothing to a customer without a subscription that could pay', async () => {
    const { products, standIn } = desk;
    standIn.script(
      { operation: 'resources.subscriptions', tenant: 'contoso' },
      { kind: 'changed', change: () => ({ value: [] }) },
    );
    assert.deepEqual(await products.families(ANA, COMPUTE), []);
    assert.equal(await products.get(ANA, 'contoso', D4S.sku), undefined);
    assert.equal(await products.offer(ANA, 'contoso', D4S), undefined);
    assert.ok((await products.families(ANA, { ...COMPUTE, customerId: 'fabrikam' })).length > 5);
  });
});
