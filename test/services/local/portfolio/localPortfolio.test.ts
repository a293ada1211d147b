import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import type { CustomerDocument } from '../../../../services/local/deskDocuments.js';
import type { DeskEvent } from '../../../../services/local/deskLog.js';
import { durableWrite } from '../../../../services/local/durableWrite.js';
import type { LocalPortfolio } from '../../../../services/local/portfolio/localPortfolio.js';
import { CSP_2018 } from '../../../support/csp2018.js';
import {
  ANA,
  BEN,
  customer,
  customerFile,
  refundSubmission,
  reservation,
  STRANGER,
  StillClock,
  smallDesk,
  submission,
} from '../deskFixture.js';
import { useTempFolder } from '../tempFolder.js';
import { openPortfolio } from './openPortfolio.js';

const FIRST = { page: 0, pageSize: 10 };

/** Contoso with reservations that expire in 10, 40 and 70 days and one that is cancelled, and a foreign one in 20. */
function expiringDesk(): CustomerDocument[] {
  const expiring = (id: string, expiryDate: string, changes = {}) =>
    reservation({ id, orderId: `order-${id}`, displayName: `Name of ${id}`, expiryDate, ...changes });
  return [
    customer('contoso', 'Contoso Ltd', 'partner-1', [
      expiring('in-70', '2026-08-24'),
      expiring('in-10', '2026-06-25'),
      expiring('cancelled', '2026-06-25', { state: 'Cancelled' }),
      expiring('today', '2026-06-15'),
      expiring('in-40', '2026-07-25', { displayName: 'Vêpres  Prod' }),
    ]),
    customer('foreign', 'Foreign', 'partner-2', [
      expiring('in-20', '2026-07-05', { customerId: 'foreign', displayName: 'Vepres prod' }),
    ]),
  ];
}

async function expiringIds(portfolio: LocalPortfolio, days: number, caller = ANA): Promise<string[]> {
  const { items } = await portfolio.expiring(caller, days, FIRST);
  return items.map(({ reservation: { id } }) => id);
}

describe('LocalPortfolio', () => {
  const folder = useTempFolder();

  it('should tell what expires, with whose it is', async () => {
    const { portfolio } = await openPortfolio(folder(), { seed: expiringDesk });
    const { items, total } = await portfolio.expiring(ANA, 30, FIRST);
    assert.equal(total, 1);
    assert.deepEqual(items, [
      {
        customerId: 'contoso',
        customerName: 'Contoso Ltd',
        reservation: {
          id: 'in-10',
          displayName: 'Name of in-10',
          sku: 'Standard_D4s_v5',
          resourceType: 'VirtualMachines',
          region: 'westeurope',
          quantity: 10,
          expiryDate: '2026-06-25',
          renew: false,
        },
      },
    ]);
    assert.deepEqual(await expiringIds(portfolio, 40), ['in-10', 'in-40']);
    assert.deepEqual(await expiringIds(portfolio, 39), ['in-10']);
  });

  it('should let the expired leave and the next ones come nearer as days go by', async () => {
    const clock = new StillClock();
    const { portfolio } = await openPortfolio(folder(), { seed: expiringDesk, clock });
    assert.deepEqual(await expiringIds(portfolio, 30), ['in-10']);
    clock.current = new Date('2026-06-24T23:59:59.999Z');
    assert.deepEqual(await expiringIds(portfolio, 30), ['in-10']);
    clock.current = new Date('2026-06-25T00:00:00.000Z');
    assert.deepEqual(await expiringIds(portfolio, 30), ['in-40']);
    assert.equal((await portfolio.summary(ANA)).reservations, 2);
  });

  it('should give pages, and the last one for a page past the end', async () => {
    const { portfolio } = await openPortfolio(folder(), { seed: expiringDesk });
    const second = await portfolio.expiring(ANA, 90, { page: 1, pageSize: 2 });
    assert.deepEqual(
      { ...second, items: second.items.map(({ reservation }) => reservation.id) },
      {
        items: ['in-70'],
        page: 1,
        pageCount: 2,
        total: 3,
      },
    );
    assert.deepEqual(await portfolio.expiring(ANA, 90, { page: 99, pageSize: 2 }), second);
  });

  it("should keep other partners' customers out of every answer", async () => {
    const { portfolio } = await openPortfolio(folder(), { seed: expiringDesk });
    assert.deepEqual(await expiringIds(portfolio, 365, STRANGER), ['in-20']);
    assert.deepEqual(await portfolio.expiring(ANA, 365, { ...FIRST, customerIds: ['foreign'] }), {
      items: [],
      page: 0,
      pageCount: 1,
      total: 0,
    });
    assert.deepEqual(await portfolio.named(STRANGER, 'in-10', 5), []);
    assert.equal((await portfolio.summary({ ...ANA, partnerId: 'nobody' })).customers, 0);
    assert.equal((await portfolio.summary({ ...ANA, partnerId: '__proto__' })).reservations, 0);
  });

  for (const { what, text, found } of [
    { what: 'id', text: 'in-10', found: 'in-10' },
    { what: 'id in capitals, with spaces around it', text: ' IN-10 ', found: 'in-10' },
    { what: "order's id", text: 'order-in-70', found: 'in-70' },
    { what: 'whole name without its accents', text: 'vepres prod', found: 'in-40' },
    { what: 'id of one that is cancelled', text: 'cancelled', found: 'cancelled' },
  ]) {
    it(`should find a reservation by its ${what}`, async () => {
      const { portfolio } = await openPortfolio(folder(), { seed: expiringDesk });
      assert.deepEqual(await portfolio.named(ANA, text, 5), [
        { customerId: 'contoso', reservationId: found },
      ]);
    });
  }

  it('should find nothing by a part of a name, by nothing, and no more than asked for', async () => {
    const { portfolio } = await openPortfolio(folder());
    for (const text of ['', '  ', '—', 'We', 'constructor'])
      assert.deepEqual(await portfolio.named(ANA, text, 5), []);
    assert.equal((await portfolio.named(ANA, 'o-web', 5)).length, 4);
    assert.equal((await portfolio.named(ANA, 'o-web', 3)).length, 3);
  });

  it("should follow a refund request and its withdrawal, in the limit and among anybody's requests", async () => {
    const almostGone = smallDesk().map((document) => ({
      ...document,
      refundPool: [{ requestId: 'earlier', at: '2026-06-01T00:00:00.000Z', countedUsdMinor: 3_990_000 }],
    }));
    const { portfolio, desk, quotes } = await openPortfolio(folder(), { seed: () => almostGone });
    assert.equal((await portfolio.summary(ANA)).limitsNearlyGone, 0);
    const { id, refund } = await desk.submit(BEN, await refundSubmission({ quotes }, 1));

    const { items } = await portfolio.openRequests(ANA, FIRST);
    assert.deepEqual(items, [
      {
        customerId: 'contoso',
        customerName: 'Contoso Ltd',
        request: {
          id,
          status: 'Open',
          reservationId: 'r-web',
          createdBy: BEN.userId,
          createdAt: '2026-06-15T10:00:00.000Z',
          about: 'refund',
        },
      },
    ]);
    assert.deepEqual(await portfolio.openRequest(ANA, 'contoso', id), items[0]);
    assert.equal(await portfolio.openRequest(STRANGER, 'contoso', id), undefined);
    const used = 3_990_000 + refund!.pool.counted.amountMinor;
    const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
    assert.deepEqual((await portfolio.limitsNearlyGone(ANA, FIRST)).items, [
      {
        customerId: 'contoso',
        customerName: 'Contoso Ltd',
        limit: usd(5_000_000),
        used: usd(used),
        free: usd(5_000_000 - used),
      },
    ]);

    await desk.withdraw(BEN, id);
    const after = await portfolio.summary(ANA);
    assert.deepEqual([after.openRequests, after.limitsNearlyGone], [0, 0]);
    assert.equal(await portfolio.openRequest(ANA, 'contoso', id), undefined);
  });

  it('should let a limit refill on the day that its refunds come back', async () => {
    const [contoso] = smallDesk();
    const spent = [{ requestId: 'x', at: '2026-06-01T18:00:00.000Z', countedUsdMinor: 4_000_000 }];
    const clock = new StillClock();
    const { portfolio } = await openPortfolio(folder(), {
      clock,
      seed: () => [{ ...contoso!, refundPool: spent }],
    });
    const counts = [];
    for (const day of ['2026-06-15', '2027-05-31', '2027-06-01', '2027-05-31']) {
      clock.current = new Date(`${day}T12:00:00.000Z`);
      counts.push((await portfolio.summary(ANA)).limitsNearlyGone);
    }
    assert.deepEqual(counts, [1, 1, 0, 1]);
  });

  it('should count no limit as nearly gone under a policy that refunds nothing', async () => {
    const policy = { ...CSP_2018, limit: { ...CSP_2018.limit, usdMinor: 0 } };
    const { portfolio } = await openPortfolio(folder(), { policy });
    assert.equal((await portfolio.summary(ANA)).limitsNearlyGone, 0);
  });

  it('should follow a new name', async () => {
    const { portfolio, store } = await openPortfolio(folder());
    assert.equal((await portfolio.named(ANA, 'Linux', 5)).length, 1);
    await store.withCustomer(ANA, 'contoso', ({ data, write }) =>
      write({
        ...data,
        reservations: data.reservations.map((one) =>
          one.id === 'r-linux' ? { ...one, displayName: 'Penguins' } : one,
        ),
      }),
    );
    assert.deepEqual(await portfolio.named(ANA, 'Linux', 5), []);
    assert.deepEqual(await portfolio.named(ANA, 'penguins', 5), [
      { customerId: 'contoso', reservationId: 'r-linux' },
    ]);
    const names = (await portfolio.expiring(ANA, 365, FIRST)).items.map(
      (line) => line.reservation.displayName,
    );
    assert.ok(names.includes('Penguins'));
  });

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
      document.write({ ...document.data, reservations: [] }),
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
