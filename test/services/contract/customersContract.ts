import assert from 'node:assert/strict';
import { ANA, customer, STRANGER } from '../local/deskFixture.js';
import { closingAfterEach, type OpenContractDesk } from './contractDesk.js';
import { deskSeed, NO_CUSTOMERS, NOBODIES } from './contractSeeds.js';

/** What every directory of customers keeps to. */
export function describeCustomers(name: string, openDesk: OpenContractDesk): void {
  describe(`customers of ${name}`, () => {
    const open = closingAfterEach(openDesk);
    const openCustomers = async (documents = deskSeed()) => (await open(documents)).backend.customers;

    it("should page through the partner's own in name order, accents aside", async () => {
      const names = ['Zebra', 'eclair', 'Éclat', 'Adatum', 'Coho 10', 'Coho 9'];
      const customers = await openCustomers([
        ...names.map((one, number) => customer(`c${number}`, one, 'partner-1')),
        customer('other', 'Other', 'partner-2'),
      ]);
      const pages = await Promise.all([0, 1, 7, -1].map((page) => customers.list(ANA, page, 4)));
      assert.deepEqual(
        pages.map(({ page, items }) => [page, items.map((one) => one.name)]),
        [
          [0, ['Adatum', 'Coho 9', 'Coho 10', 'eclair']],
          [1, ['Éclat', 'Zebra']],
          [1, ['Éclat', 'Zebra']],
          [0, ['Adatum', 'Coho 9', 'Coho 10', 'eclair']],
        ],
      );
      assert.deepEqual([pages[0]?.pageCount, pages[0]?.total], [2, 6]);
    });

    it('should find one by a mistyped name', async () => {
      const customers = await openCustomers();
      const { hits, clear } = await customers.search(ANA, 'contosso', 5);
      assert.deepEqual([clear, hits.map(({ id }) => id)], [true, ['contoso']]);
    });

    it('should not find everybody by what nearly every domain ends with', async () => {
      const names = ['Adatum', 'Bellows', 'Coho', 'Contoso'];
      const customers = await openCustomers(
        names.map((one, number) => customer(`c${number}`, one, 'partner-1')),
      );
      const { hits } = await customers.search(ANA, 'co', 5);
      assert.deepEqual(
        hits.map((one) => one.name),
        ['Coho', 'Contoso'],
      );
    });

    it('should take a whole domain for its customer', async () => {
      const customers = await openCustomers();
      const domain = (await customers.get(ANA, 'contoso'))?.domain ?? '';
      const { hits, clear } = await customers.search(ANA, domain, 5);
      assert.deepEqual([hits[0]?.id, clear], ['contoso', true]);
    });

    it('should look one up by its id', async () => {
      const found = await (await openCustomers()).get(ANA, 'contoso');
      assert.deepEqual(
        [found?.id, found?.partnerId, found?.name, found?.domain],
        ['contoso', 'partner-1', 'Contoso Ltd', 'contoso.com'],
      );
    });

    it('should hear one in what is said', async () => {
      const customers = await openCustomers();
      const heard = ['refund', 'contoso', 'machines'].map((word) => ({
        folded: word,
        bare: word,
        isOrdinary: word !== 'contoso',
      }));
      const mentions = await customers.mentionedIn(ANA, heard, 5);
      assert.deepEqual(
        mentions.map(({ entry }) => entry.id),
        ['contoso'],
      );
    });

    it("should know nothing of another partner's", async () => {
      const customers = await openCustomers();
      const heard = [{ folded: 'contoso', bare: 'contoso', isOrdinary: false }];
      assert.equal(await customers.get(ANA, 'foreign'), undefined);
      assert.deepEqual(await customers.search(ANA, 'foreign', 5), { hits: [], clear: false });
      for (const caller of [STRANGER, ...NOBODIES]) {
        assert.equal(await customers.get(caller, 'contoso'), undefined);
        assert.deepEqual(await customers.search(caller, 'contoso', 5), { hits: [], clear: false });
        assert.deepEqual(await customers.mentionedIn(caller, heard, 5), []);
        const { items } = await customers.list(caller, 0, 10);
        assert.ok(!items.some(({ partnerId }) => partnerId === 'partner-1'), caller.partnerId);
      }
    });

    it('should take no text for an id that is none', async () => {
      const customers = await openCustomers();
      for (const id of NO_CUSTOMERS) assert.equal(await customers.get(ANA, id), undefined, id);
    });
  });
}
