import assert from 'node:assert/strict';
import { CSP_2018 } from '../../../support/csp2018.js';
import { ANA, BEN, refundSubmission, STRANGER, StillClock, smallDesk } from '../deskFixture.js';
import { useTempFolder } from '../tempFolder.js';
import { expiringDesk, expiringIds, FIRST } from './expiringDesk.js';
import { openPortfolio } from './openPortfolio.js';

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
});
