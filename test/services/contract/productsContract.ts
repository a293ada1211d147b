import assert from 'node:assert/strict';
import type { ProductAsk, ProductCatalog } from '../../../services/ports.js';
import type { OfferKey } from '../../../services/products.js';
import { ANA, STRANGER } from '../local/deskFixture.js';
import { closingAfterEach, type OpenContractDesk } from './contractDesk.js';
import { deskSeed, NO_CUSTOMERS, NOBODIES } from './contractSeeds.js';

const COMPUTE: ProductAsk = { customerId: 'contoso', resourceType: 'VirtualMachines' };
const SQL: ProductAsk = { customerId: 'contoso', resourceType: 'SqlDatabases' };
const D4S: OfferKey = {
  sku: 'Standard_D4s_v5',
  region: 'westeurope',
  term: 'P1Y',
  billingPlan: 'Monthly',
};

/** What every catalogue of products keeps to. */
export function describeProducts(name: string, openDesk: OpenContractDesk): void {
  describe(`products of ${name}`, () => {
    const open = closingAfterEach(openDesk);
    const openProducts = async (): Promise<ProductCatalog> => (await open(deskSeed())).backend.products;

    it('should be offered in families of the exchange group, those of the type itself first', async () => {
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

    it('should be counted in their family and listed from the smallest on', async () => {
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

    it('should be found within the exchange group, and within a family', async () => {
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

    it('should be given with size, and with a price in the currency of the customer', async () => {
      const products = await openProducts();
      const product = await products.get(ANA, 'contoso', 'Standard_E4s_v5');
      assert.deepEqual([product?.vCpus, product?.memoryGib], [4, 32]);
      assert.equal(await products.get(ANA, 'contoso', 'constructor'), undefined);
      const offer = await products.offer(ANA, 'contoso', D4S);
      assert.deepEqual(offer?.unitCommitment, { amountMinor: 99_876, currency: 'EUR' });
      assert.equal(await products.offer(ANA, 'contoso', { ...D4S, region: 'nowhere' }), undefined);
    });

    for (const [whose, callers, customerIds] of [
      ["another partner's customer", [STRANGER, ...NOBODIES], ['contoso']],
      ['an unknown customer', [ANA], ['foreign', ...NO_CUSTOMERS]],
    ] as const) {
      it(`should not be shown for ${whose}`, async () => {
        const products = await openProducts();
        for (const caller of callers) {
          for (const customerId of customerIds) {
            const ask = { ...COMPUTE, customerId };
            assert.deepEqual(await products.families(caller, ask), []);
            assert.equal((await products.list(caller, ask, 0, 10)).total, 0);
            assert.deepEqual(await products.search(caller, ask, 'd4s_v5', 5), { hits: [], clear: false });
            assert.equal(await products.get(caller, customerId, D4S.sku), undefined);
            assert.equal(await products.offer(caller, customerId, D4S), undefined);
          }
        }
      });
    }
  });
}
