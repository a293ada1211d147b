import assert from 'node:assert/strict';
import type { Product } from '../../../services/products.js';
import type { Labels } from '../../../services/search/labels.js';
import { ProductSearch } from '../../../services/search/productSearch.js';

function machine(
  sku: string,
  family: string,
  vCpus: number,
  memoryGib: number,
  regions = ['westeurope'],
): Product {
  return { sku, resourceType: 'VirtualMachines', family, vCpus, memoryGib, regions };
}

const search = new ProductSearch([
  machine('Standard_D2s_v5', 'Dsv5', 2, 8),
  machine('Standard_D8s_v5', 'Dsv5', 8, 32, ['westeurope', 'japaneast']),
  machine('Standard_E4s_v5', 'Esv5', 4, 32),
  machine('Standard_L80s_v3', 'Lsv3', 80, 640),
  machine('Standard_M128s', 'Ms', 128, 2048),
  { sku: 'CosmosDB_RU', resourceType: 'CosmosDb', family: 'Cosmos DB', regions: ['eastus'] },
]);

const found = (text: string) => search.search(text, 10).hits.map(({ sku }) => sku);

describe('ProductSearch', () => {
  for (const [text, ...skus] of [
    ['8 vcpu', 'Standard_D8s_v5'],
    ['8vCPUs', 'Standard_D8s_v5'],
    ['8 cores', 'Standard_D8s_v5'],
    ['8 cœurs', 'Standard_D8s_v5'],
    ['8 vCœurs', 'Standard_D8s_v5'],
    ['32 gib', 'Standard_D8s_v5', 'Standard_E4s_v5'],
    ['32gb', 'Standard_D8s_v5', 'Standard_E4s_v5'],
    ['32 Go', 'Standard_D8s_v5', 'Standard_E4s_v5'],
    ['4 vcpu, 32 GB', 'Standard_E4s_v5'],
    ['dsv5', 'Standard_D2s_v5', 'Standard_D8s_v5'],
    ['D8s v5', 'Standard_D8s_v5'],
    ['d8sv5', 'Standard_D8s_v5'],
    ['standard_l80s_v3', 'Standard_L80s_v3'],
    ['japan', 'Standard_D8s_v5'],
    ['JapanEast', 'Standard_D8s_v5'],
    ['8 vcpu japan east', 'Standard_D8s_v5'],
    ['cosmos', 'CosmosDB_RU'],
    ['cosmso', 'CosmosDB_RU'],
  ] as const) {
    it(`should find ${skus.join(' and ')} for “${text}”`, () => assert.deepEqual(found(text), skus));
  }

  it('should find products by what they are called in the language of who searches, and in no other', () => {
    const named = (type: string, region: string): Labels => ({
      label: (kind) => (kind === 'region' ? region : type),
    });
    const german = named('Virtuelle Computer', 'Europa, Westen');
    const french = named('Machines virtuelles', 'Europe Ouest');
    const products = new ProductSearch([machine('Standard_D2s_v5', 'Dsv5', 2, 8)]);
    const count = (text: string, labels: Labels) => products.search(text, 10, labels).hits.length;
    assert.deepEqual([count('europa westen', german), count('europe ouest', french)], [1, 1]);
    assert.deepEqual([count('Compute', german), count('SQLDB_GP_Compute_Gen5', french)], [1, 0]);
  });

  it('should find the machines by what the type is called in speech', () => {
    assert.equal(found('VMs').length, 5);
  });

  it('should take a product that is named for meant', () => {
    assert.equal(search.search('D8s_v5', 10).clear, true);
    assert.equal(search.search('32 gib', 10).clear, false);
  });

  it('should find nothing for an empty text, another size or a stray word', () => {
    for (const text of ['', '   ', '16 vcpu', 'zebra', '8']) assert.deepEqual(found(text), [], text);
  });

  it('should stay short whatever is typed', () => {
    const before = performance.now();
    found('1 '.repeat(500_000));
    found('8 v'.repeat(500_000));
    assert.ok(performance.now() - before < 500);
  });
});
