import assert from 'node:assert/strict';
import { ANA, customer, openDesk, STRANGER } from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

describe('LocalCustomerDirectory', () => {
  const folder = useTempFolder();

  it("should page through the partner's own customers in name order, accents aside", async () => {
    const names = ['Zebra', 'eclair', 'Éclat', 'Adatum', 'Coho 10', 'Coho 9'];
    const seed = () => [
      ...names.map((name, number) => customer(`c${number}`, name, 'partner-1')),
      customer('other', 'Other', 'partner-2'),
    ];
    const { customers } = await openDesk(folder(), { seed });
    const pages = await Promise.all([0, 1, 7, -1].map((page) => customers.list(ANA, page, 4)));
    assert.deepEqual(
      pages.map(({ page, items }) => [page, items.map(({ name }) => name)]),
      [
        [0, ['Adatum', 'Coho 9', 'Coho 10', 'eclair']],
        [1, ['Éclat', 'Zebra']],
        [1, ['Éclat', 'Zebra']],
        [0, ['Adatum', 'Coho 9', 'Coho 10', 'eclair']],
      ],
    );
    assert.deepEqual([pages[0]?.pageCount, pages[0]?.total], [2, 6]);
  });

  it("should search the partner's own customers only", async () => {
    const { customers } = await openDesk(folder());
    const contoso = await customers.search(ANA, 'contosso', 5);
    assert.deepEqual([contoso.clear, contoso.hits.map(({ id }) => id)], [true, ['contoso']]);
    assert.deepEqual(await customers.search(ANA, 'foreign', 5), { hits: [], clear: false });
    assert.deepEqual(await customers.search(STRANGER, 'contoso', 5), { hits: [], clear: false });
    assert.deepEqual(await customers.search({ ...ANA, partnerId: 'nobody' }, 'contoso', 5), {
      hits: [],
      clear: false,
    });
  });

  it('should not find everybody by what nearly every domain ends with', async () => {
    const names = ['Adatum', 'Bellows', 'Coho', 'Contoso'];
    const { customers } = await openDesk(folder(), {
      seed: () => names.map((name, number) => customer(`c${number}`, name, 'partner-1')),
    });
    const { hits } = await customers.search(ANA, 'co', 5);
    assert.deepEqual(
      hits.map(({ name }) => name),
      ['Coho', 'Contoso'],
    );
  });

  it('should take a whole domain for its customer', async () => {
    const { customers } = await openDesk(folder());
    const domain = (await customers.get(ANA, 'contoso'))?.domain ?? '';
    const { hits, clear } = await customers.search(ANA, domain, 5);
    assert.deepEqual([hits[0]?.id, clear], ['contoso', true]);
  });

  it("should not give another partner's customer", async () => {
    const { customers } = await openDesk(folder());
    assert.equal((await customers.get(ANA, 'contoso'))?.domain, 'contoso.com');
    assert.equal(await customers.get(ANA, 'foreign'), undefined);
    assert.equal(await customers.get(STRANGER, 'contoso'), undefined);
  });
});
