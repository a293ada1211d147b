import assert from 'node:assert/strict';
import { ANA, ANY_CHANGE, customer, reservation, STRANGER } from '../deskFixture.js';
import { useTempFolder } from '../tempFolder.js';
import { expiringDesk } from './expiringDesk.js';
import { openPortfolio } from './openPortfolio.js';

describe('reservations found among those of all customers', () => {
  const folder = useTempFolder();

  it('should find those of one order, and no more of them than asked for', async () => {
    const { portfolio } = await openPortfolio(folder());
    assert.equal((await portfolio.named(ANA, 'o-web', 5)).length, 4);
    assert.equal((await portfolio.named(ANA, 'o-web', 3)).length, 3);
  });

  describe('by what they are and when they expire', () => {
    const MANY = 600;
    const many = () =>
      Array.from({ length: MANY }, (_, index) =>
        customer(`c${index}`, `Customer ${index}`, 'partner-1', [
          reservation({
            id: `r${index}`,
            customerId: `c${index}`,
            sku: `Standard_${index % 200}`,
            expiryDate: index < 3 ? '2026-07-01' : '2026-09-01',
          }),
        ]),
      );

    it('should find for each of two partners on one desk its own', async () => {
      const { portfolio } = await openPortfolio(folder(), { seed: expiringDesk });
      const summer = { resourceTypes: ['VirtualMachines'], from: '2026-06-01', before: '2026-08-01' };
      const own = await portfolio.sought(ANA, summer, 5);
      assert.deepEqual(own, [
        { customerId: 'contoso', reservationId: 'in-10' },
        { customerId: 'contoso', reservationId: 'in-40' },
      ]);
      const foreign = await portfolio.sought(STRANGER, summer, 5);
      assert.deepEqual(foreign, [{ customerId: 'foreign', reservationId: 'in-20' }]);
      assert.deepEqual(await portfolio.sought({ ...ANA, partnerId: '__proto__' }, summer, 5), []);
    });

    it('should find few among very many by whatever tells most, and not look through too many', async () => {
      const { portfolio } = await openPortfolio(folder(), { seed: many });
      const types = ['VirtualMachines'];
      assert.equal(
        (await portfolio.sought(ANA, { resourceTypes: types, skus: ['Standard_7'] }, 5))?.length,
        3,
      );
      assert.equal(
        (await portfolio.sought(ANA, { resourceTypes: types, before: '2026-08-01' }, 5))?.length,
        3,
      );
      assert.equal(await portfolio.sought(ANA, { resourceTypes: types, term: 'P3Y' }, 5), undefined);
    }).timeout(20_000);

    it('should tell the codes that there are, and keep the same object until one comes or goes', async () => {
      const { portfolio, store } = await openPortfolio(folder());
      const before = await portfolio.codes(ANA);
      const change = (sku: string) =>
        store.withCustomer(ANA, 'contoso', ({ data, write }) =>
          write(
            {
              ...data,
              reservations: data.reservations.map((one) => (one.id === 'r-web' ? { ...one, sku } : one)),
            },
            ANY_CHANGE,
          ),
        );
      await change('Standard_D4s_v5');
      assert.equal(await portfolio.codes(ANA), before);
      await change('Standard_New');
      assert.ok((await portfolio.codes(ANA)).skus.includes('Standard_New'));
      await change('Standard_D4s_v5');
      assert.deepEqual([...(await portfolio.codes(ANA)).skus].sort(), [...before.skus].sort());
    });
  });
});
