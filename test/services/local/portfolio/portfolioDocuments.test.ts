import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import type { DeskEvent } from '../../../../services/local/deskLog.js';
import { durableWrite } from '../../../../services/local/durableWrite.js';
import { ANA, ANY_CHANGE, customer, customerFile, reservation, submission } from '../deskFixture.js';
import { useTempFolder } from '../tempFolder.js';
import { expiringIds } from './expiringDesk.js';
import { openPortfolio } from './openPortfolio.js';

describe('the documents that the portfolio reads', () => {
  const folder = useTempFolder();

  it('should leave a damaged document out, report it once, and take it in when it is put back', async () => {
    await (await openPortfolio(folder())).close();
    const intact = await readFile(customerFile(folder(), 'contoso'));
    await writeFile(customerFile(folder(), 'contoso'), '{"version":1,');
    const events: DeskEvent[] = [];
    const { portfolio, reservations } = await openPortfolio(folder(), { events });
    const without = await portfolio.summary(ANA);
    assert.deepEqual([without.customers, without.reservations, without.unreadable], [2, 1, 1]);
    assert.deepEqual(await expiringIds(portfolio, 365), ['r-parts']);
    await assert.rejects(reservations.list(ANA, 'contoso'), { code: 'DocumentCorrupt' });
    assert.deepEqual(
      events.map(({ code }) => code),
      ['DocumentCorrupt'],
    );
    await writeFile(customerFile(folder(), 'contoso'), intact);
    await reservations.list(ANA, 'contoso');
    const whole = await portfolio.summary(ANA);
    assert.deepEqual([whole.reservations, whole.unreadable], [4, 0]);
  });

  it('should not tell what a failed write may have changed until the document was read again', async () => {
    let fails = false;
    const { portfolio, store, reservations } = await openPortfolio(folder(), {
      writeText: async (file, text) => {
        await durableWrite(file, text);
        if (fails) throw new Error('the disk died');
      },
    });
    await portfolio.summary(ANA);
    fails = true;
    const write = store.withCustomer(ANA, 'contoso', (document) =>
      document.write({ ...document.data, reservations: [] }, ANY_CHANGE),
    );
    await assert.rejects(write, { code: 'BackendUnreachable' });
    assert.equal((await portfolio.summary(ANA)).unreadable, 1);
    await reservations.list(ANA, 'contoso');
    const after = await portfolio.summary(ANA);
    assert.deepEqual([after.reservations, after.unreadable], [1, 0]);
  });

  describe('over many customers', () => {
    const many = () =>
      Array.from({ length: 60 }, (_, index) =>
        customer(`c${index}`, `Customer ${index}`, 'partner-1', [
          reservation({ id: `r${index}`, customerId: `c${index}` }),
        ]),
      );

    it('should take in what is written while it still reads the others', async () => {
      const { portfolio, desk } = await openPortfolio(folder(), { seed: many });
      const first = portfolio.summary(ANA);
      const filed = [59, 0, 30].map((index) =>
        desk.submit(
          ANA,
          submission({ key: `key-${index}`, customerId: `c${index}`, reservationId: `r${index}` }),
        ),
      );
      assert.equal((await first).reservations, 60);
      await Promise.all(filed);
      assert.equal((await portfolio.summary(ANA)).openRequests, 3);
    });

    it('should read no further when it is closed', async () => {
      const { portfolio, close } = await openPortfolio(folder(), { seed: many });
      await close();
      assert.ok((await portfolio.summary(ANA)).unreadable > 40);
    });
  });

  it('should keep no document in memory that it has read', async () => {
    const { portfolio, reservations } = await openPortfolio(folder());
    await portfolio.summary(ANA);
    await writeFile(
      customerFile(folder(), 'contoso'),
      JSON.stringify(customer('contoso', 'Contoso Ltd', 'partner-1')),
    );
    assert.deepEqual(await reservations.list(ANA, 'contoso'), []);
    assert.equal((await portfolio.summary(ANA)).reservations, 1);
  });
});
