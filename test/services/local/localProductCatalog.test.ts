import assert from 'node:assert/strict';
import type { CustomerDocument } from '../../../services/local/deskDocuments.js';
import type { ProductAsk } from '../../../services/ports.js';
import { ANA, customer, openDesk, STRANGER, smallDesk } from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

const COMPUTE: ProductAsk = { customerId: 'contoso', resourceType: 'VirtualMachines' };
const SQL: ProductAsk = { customerId: 'contoso', resourceType: 'SqlDatabases' };

describe('LocalProductCatalog', () => {
  const folder = useTempFolder();
  const openProducts = async (seed?: () => CustomerDocument[]) =>
    (await openDesk(folder(), seed && { seed })).products;

  it('should say that its prices are invented', async () => {
    assert.equal((await openProducts()).hasDemoPrices, true);
  });

  it('should offer the families of the exchange group, those of the type itself first', async () => {
    const products = await openProducts();
    const typesOf = async (ask: ProductAsk) => [
      ...new Set((await products.families(ANA, ask)).map(({ resourceType }) => resourceType)),
    ];
    assert.deepEqual(await typesOf(COMPUTE), ['VirtualMachines', 'DedicatedHost', 'AppService', 'AVS']);
    assert.equal((await typesOf({ ...COMPUTE, resourceType: 'AVS' }))[0], 'AVS');
    assert.deepEqual(await typesOf({ ...SQL, resourceType: 'SqlElasticPool' }), [
      'SqlElasticPool',
      'SqlDatabases',
      'SqlManagedInstance',
    ]);
    assert.deepEqual(await typesOf({ ...COMPUTE, resourceType: 'CosmosDb' }), ['CosmosDb']);
    assert.deepEqual(await typesOf({ ...COMPUTE, resourceType: 'RedHat' }), []);
  });

  it('should count the sizes of a family and list them from the smallest on', async () => {
    const products = await openProducts();
    const families = await products.families(ANA, COMPUTE);
    assert.deepEqual(families[0], { family: 'Dsv5', resourceType: 'VirtualMachines', count: 7 });
    const { items, total } = await products.list(ANA, { ...COMPUTE, family: 'Premium v3' }, 0, 4);
    assert.deepEqual(
      items.map(({ sku }) => sku),
      ['P0_v3', 'P1_v3', 'P1m_v3', 'P2_v3'],
    );
    assert.equal(total, 9);
    const all = await products.list(ANA, COMPUTE, 0, 1000);
    assert.equal(
      all.total,
      families.reduce((sum, { count }) => sum + count, 0),
    );
    const past = await products.list(ANA, { ...COMPUTE, family: 'Dsv5' }, 99, 4);
    assert.deepEqual([past.page, past.items.length], [1, 3]);
  });

  it('should search within the exchange group, and within a family', async () => {
    const products = await openProducts();
    const found = await products.search(ANA, COMPUTE, 'd4s_v5', 5);
    assert.deepEqual([found.hits[0]?.sku, found.clear], ['Standard_D4s_v5', true]);
    assert.deepEqual((await products.search(ANA, SQL, 'd4s_v5', 5)).hits, []);
    const ofFamily = await products.search(ANA, { ...COMPUTE, family: 'Esv5' }, '8 vcpu', 5);
    assert.deepEqual(
      ofFamily.hits.map(({ sku }) => sku),
      ['Standard_E8s_v5'],
    );
    assert.deepEqual((await products.search(ANA, { ...COMPUTE, family: 'Nsv9' }, 'd4s_v5', 5)).hits, []);
  });

  it('should give a product, and its price in the currency of the customer', async () => {
    const products = await openProducts();
    const product = await products.get(ANA, 'contoso', 'Standard_E4s_v5');
    assert.deepEqual([product?.vCpus, product?.memoryGib], [4, 32]);
    assert.equal(await products.get(ANA, 'contoso', 'constructor'), undefined);
    const key = {
      sku: 'Standard_D4s_v5',
      region: 'westeurope',
      term: 'P1Y',
      billingPlan: 'Monthly',
    } as const;
    const offer = await products.offer(ANA, 'contoso', key);
    assert.deepEqual(offer?.unitCommitment, { amountMinor: 99_876, currency: 'EUR' });
    assert.equal(await products.offer(ANA, 'contoso', { ...key, region: 'nowhere' }), undefined);
  });

  const billedIn = (billingCurrency: string) => () => {
    const { profile, ...rest } = customer('contoso', 'Contoso Ltd', 'partner-1');
    return [{ ...rest, profile: { ...profile, billingCurrency } }];
  };
  for (const [whose, caller, customerId, seed] of [
    ["another partner's customer", STRANGER, 'contoso', smallDesk],
    ['an unknown customer', ANA, 'nobody', smallDesk],
    ['a customer billed in a currency without prices', ANA, 'contoso', billedIn('NOK')],
  ] as const) {
    it(`should show nothing to ${whose}`, async () => {
      const products = await openProducts(seed);
      const ask = { ...COMPUTE, customerId };
      const key = {
        sku: 'Standard_D4s_v5',
        region: 'westeurope',
        term: 'P1Y',
        billingPlan: 'Monthly',
      } as const;
      assert.deepEqual(await products.families(caller, ask), []);
      assert.equal((await products.list(caller, ask, 0, 10)).total, 0);
      assert.deepEqual(await products.search(caller, ask, 'd4s_v5', 5), { hits: [], clear: false });
      assert.equal(await products.get(caller, customerId, 'Standard_D4s_v5'), undefined);
      assert.equal(await products.offer(caller, customerId, key), undefined);
    });
  }
});
