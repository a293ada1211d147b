import assert from 'node:assert/strict';
import type { Reservation } from '../../../services/model.js';
import { prepareSearch, searchReservations } from '../../../services/search/reservationSearch.js';
import { reservation } from '../local/deskFixture.js';

const RESERVATIONS: Reservation[] = [
  {
    displayName: 'Web front end',
    sku: 'Standard_D4s_v5',
    region: 'westeurope',
    resourceType: 'VirtualMachines',
  },
  { displayName: 'Reporting', sku: 'Standard_E8s_v5', region: 'eastus2', resourceType: 'VirtualMachines' },
  {
    displayName: 'Order database',
    sku: 'SQLDB_GP_Compute_Gen5',
    region: 'uksouth',
    resourceType: 'SqlDatabases',
  },
  { displayName: 'Épreuves', sku: 'CosmosDB_RU', region: 'francecentral', resourceType: 'CosmosDb' },
].map((row, number) => ({
  ...reservation({
    ...row,
    id: `${number}a7c1e52-0d4b-4f6a-8e21-5b9d3c6f0a1${number}`,
    orderId: `${number}b83d9f0-77aa-4c1d-9f3e-2c4e6a8b0d2${number}`,
  }),
  utilization: {},
}));

const FRENCH = {
  label: (_kind: string, code: string) => (code === 'SqlDatabases' ? 'Base de données SQL' : code),
};

describe('searchReservations', () => {
  const found = (text: string) => {
    const { hits, clear } = searchReservations(RESERVATIONS, text, 5);
    return [hits.map(({ displayName }) => displayName), clear];
  };

  for (const [by, text, name] of [
    ['name', 'web front end', 'Web front end'],
    ['part of a name, without accents', 'epreu', 'Épreuves'],
    ['a name with a typo', 'reportng', 'Reporting'],
    ['SKU', 'Standard_D4s_v5', 'Web front end'],
    ['part of the SKU', 'D4s', 'Web front end'],
    ['part of the SKU with a space', 'e8s v5', 'Reporting'],
    ['part of the SKU as one word', 'd4sv5', 'Web front end'],
    ['region', 'westeurope', 'Web front end'],
    ['region in words', 'West Europe', 'Web front end'],
    ['region with a number', 'east us 2', 'Reporting'],
    ['resource type', 'SqlDatabases', 'Order database'],
    ['resource type in words', 'cosmos db', 'Épreuves'],
    ['reservation ID', '2a7c1e52-0d4b-4f6a-8e21-5b9d3c6f0a12', 'Order database'],
    ['part of the reservation ID', '5b9d3c6f0a13', 'Épreuves'],
    ['order ID', '1b83d9f0-77aa-4c1d-9f3e-2c4e6a8b0d21', 'Reporting'],
  ] as const) {
    it(`should be clear about a ${by}: ${text}`, () => {
      assert.deepEqual(found(text), [[name], true]);
    });
  }

  it('should offer all of a kind', () => {
    assert.deepEqual(found('vm'), [['Web front end', 'Reporting'], false]);
    assert.deepEqual(found('virtual machines'), [['Web front end', 'Reporting'], false]);
    assert.deepEqual(found('standard'), [['Web front end', 'Reporting'], false]);
  });

  it('should not take one machine size for another', () => {
    assert.deepEqual(found('D8s'), [[], false]);
  });

  it('should find by what the user sees besides', () => {
    const { hits, clear } = searchReservations(RESERVATIONS, 'base de donnees', 5, FRENCH);
    assert.deepEqual([hits.map(({ displayName }) => displayName), clear], [['Order database'], true]);
  });

  it('should keep what one language shows apart from another', () => {
    const english = { label: (_kind: string, code: string) => (code === 'SqlDatabases' ? 'Databank' : code) };
    const hitsIn = (labels: typeof FRENCH, text: string) =>
      searchReservations(RESERVATIONS, text, 5, labels).hits.map(({ displayName }) => displayName);
    assert.deepEqual(hitsIn(FRENCH, 'donnees'), ['Order database']);
    assert.deepEqual(hitsIn(english, 'databank'), ['Order database']);
    assert.deepEqual(hitsIn(english, 'donnees'), []);
  });

  let asked = 0;
  const counting = {
    label: (_kind: string, code: string) => {
      asked += 1;
      return code;
    },
  };
  beforeEach(() => {
    asked = 0;
  });

  it('should not index again what was prepared', async () => {
    const list = RESERVATIONS.slice(0, 2);
    await prepareSearch(list, counting);
    assert.equal(asked, 4);
    await prepareSearch(list, counting);
    searchReservations(list, 'web', 5, counting);
    assert.equal(asked, 4);
  });

  it('should index a list once for each language, and another list anew', () => {
    const list = RESERVATIONS.slice(0, 2);
    for (const text of ['web', 'reporting', 'vm']) searchReservations(list, text, 5, counting);
    assert.equal(asked, 4);
    const [hit] = searchReservations([RESERVATIONS[3]!], 'epreuves', 5, counting).hits;
    assert.equal(hit, RESERVATIONS[3]);
    assert.equal(asked, 6);
  });

  it('should find nothing among none', () => {
    assert.deepEqual(searchReservations([], 'web', 5), { hits: [], clear: false });
  });
});
