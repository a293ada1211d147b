import assert from 'node:assert/strict';
import type { OfferKey } from '../../../services/products.js';
import { ANA, customer, openDesk } from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

const D4S: OfferKey = {
  sku: 'Standard_D4s_v5',
  region: 'westeurope',
  term: 'P1Y',
  billingPlan: 'Monthly',
};

describe('LocalProductCatalog', () => {
  const folder = useTempFolder();

  it('should say that its prices are invented', async () => {
    const { products } = await openDesk(folder());
    assert.equal(products.hasDemoPrices, true);
  });

  it('should show nothing to a customer billed in a currency without prices', async () => {
    const { profile, ...rest } = customer('contoso', 'Contoso Ltd', 'partner-1');
    const seed = () => [{ ...rest, profile: { ...profile, billingCurrency: 'NOK' } }];
    const { products } = await openDesk(folder(), { seed });
    const ask = { customerId: 'contoso', resourceType: 'VirtualMachines' };
    assert.deepEqual(await products.families(ANA, ask), []);
    assert.equal((await products.list(ANA, ask, 0, 10)).total, 0);
    assert.deepEqual(await products.search(ANA, ask, 'd4s_v5', 5), { hits: [], clear: false });
    assert.equal(await products.get(ANA, 'contoso', D4S.sku), undefined);
    assert.equal(await products.offer(ANA, 'contoso', D4S), undefined);
  });
});
