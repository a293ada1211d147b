import assert from 'node:assert/strict';
import type { Caller } from '../../../services/model.js';
import type { Portfolio } from '../../../services/portfolio.js';
import { ANA, BEN, refundSubmission, STRANGER, submission } from '../local/deskFixture.js';
import { expiringDesk, FIRST } from '../local/portfolio/expiringDesk.js';
import { closingAfterEach, type OpenContractDesk } from './contractDesk.js';
import { deskSeed, NOBODIES } from './contractSeeds.js';

const NOTHING = { items: [], page: 0, pageCount: 1, total: 0 };

async function expiringIds(portfolio: Portfolio, days: number, caller: Caller = ANA): Promise<string[]> {
  const { items } = await portfolio.expiring(caller, days, FIRST);
  return items.map(({ reservation: { id } }) => id);
}

/** What every portfolio keeps to. */
export function describePortfolio(name: string, openDesk: OpenContractDesk): void {
  describe(`the portfolio of ${name}`, () => {
    const open = closingAfterEach(openDesk);
    const openBackend = async (documents = deskSeed()) => (await open(documents)).backend;

    it('should tell what expires, with whose it is', async () => {
      const { portfolio } = await openBackend(expiringDesk());
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
      const { backend, clock } = await open(expiringDesk());
      const { portfolio } = backend;
      assert.deepEqual(await expiringIds(portfolio, 30), ['in-10']);
      clock.current = new Date('2026-06-24T23:59:59.999Z');
      assert.deepEqual(await expiringIds(portfolio, 30), ['in-10']);
      clock.current = new Date('2026-06-25T00:00:00.000Z');
      assert.deepEqual(await expiringIds(portfolio, 30), ['in-40']);
      assert.equal((await portfolio.summary(ANA)).reservations, 2);
    });

    it('should give pages, and the last one for a page past the end', async () => {
      const { portfolio } = await openBackend(expiringDesk());
      const second = await portfolio.expiring(ANA, 90, { page: 1, pageSize: 2 });
      assert.deepEqual(
        { ...second, items: second.items.map(({ reservation }) => reservation.id) },
        { items: ['in-70'], page: 1, pageCount: 2, total: 3 },
      );
      assert.deepEqual(await portfolio.expiring(ANA, 90, { page: 99, pageSize: 2 }), second);
    });

    const used = () =>
      deskSeed().map((document) => ({
        ...document,
        usage: document.reservations.flatMap(({ id }) => {
          const percent = { 'r-web': 50, 'r-hosts': 10, 'r-parts': 79.9, 'r-foreign': 1 }[id];
          return percent === undefined
            ? []
            : [{ reservationId: id, lastDay: '2026-06-14', percents: Array(30).fill(percent) }];
        }),
      }));

    it('should tell what is used little, the least first, and among which customers', async () => {
      const { portfolio } = await openBackend(used());
      const found = async (below: number, customerIds?: readonly string[]) =>
        (await portfolio.underused(ANA, below, { ...FIRST, customerIds })).items.map(
          ({ customerName, reservation, usedPercent }) => [customerName, reservation.id, usedPercent],
        );
      const [hosts, web, parts] = [
        ['Contoso Ltd', 'r-hosts', 10],
        ['Contoso Ltd', 'r-web', 50],
        ['Fabrikam Inc', 'r-parts', 79.9],
      ];
      assert.deepEqual(await found(80), [hosts, web, parts]);
      assert.deepEqual(await found(79.9), [hosts, web]);
      assert.deepEqual(await found(80, ['fabrikam', 'foreign']), [parts]);
    });

    it('should count everything in its summary', async () => {
      const { portfolio, desk } = await openBackend(used());
      await desk.submit(BEN, submission());
      const counts = {
        customers: 2,
        reservations: 4,
        expiring: { 30: 0, 60: 0, 90: 0 },
        underused: 3,
        limitsNearlyGone: 0,
        openRequests: 1,
        unreadable: 0,
      };
      assert.deepEqual(await portfolio.summary(ANA), counts);
      assert.deepEqual(await portfolio.summary(ANA, 50), { ...counts, underused: 1 });
    });

    it('should count what expires together: the 60 days hold the 30', async () => {
      const { portfolio } = await openBackend(expiringDesk());
      const { customers, reservations, expiring } = await portfolio.summary(ANA);
      assert.deepEqual([customers, reservations, expiring], [1, 3, { 30: 1, 60: 2, 90: 3 }]);
    });

    it("should tell anybody's open requests, the oldest first, until they are withdrawn", async () => {
      const desk = await open(deskSeed());
      const { clock, backend } = desk;
      const { id } = await backend.desk.submit(BEN, await refundSubmission(backend, 1));
      clock.current = new Date('2026-06-15T11:00:00.000Z');
      const other = submission({ key: 'b', customerId: 'fabrikam', reservationId: undefined });
      const later = await backend.desk.submit(ANA, other);

      const { portfolio } = backend;
      const { items } = await portfolio.openRequests(ANA, FIRST);
      const bens = {
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
      };
      assert.deepEqual(items[0], bens);
      assert.deepEqual(
        [items.length, items[1]?.request.id, items[1]?.request.about],
        [2, later.id, 'support'],
      );
      assert.deepEqual(await portfolio.openRequest(ANA, 'contoso', id), bens);
      assert.deepEqual(await portfolio.openRequestNumbered(ANA, id), bens);
      assert.equal(await portfolio.openRequest(ANA, 'fabrikam', id), undefined);

      await backend.desk.withdraw(BEN, id);
      for (const looked of [portfolio, (await desk.reopen()).backend.portfolio]) {
        const left = (await looked.openRequests(ANA, FIRST)).items.map(({ request }) => request.id);
        assert.deepEqual(left, [later.id]);
        assert.equal(await looked.openRequest(ANA, 'contoso', id), undefined);
        assert.equal(await looked.openRequestNumbered(ANA, id), undefined);
      }
    });

    it("should keep other partners' customers out of every answer", async () => {
      const { portfolio, desk, quotes } = await openBackend(expiringDesk());
      const refund = await refundSubmission({ quotes }, 1, { reservationId: 'in-70' });
      const { id } = await desk.submit(ANA, refund);
      const among = { ...FIRST, customerIds: ['foreign'] };
      assert.deepEqual(await portfolio.expiring(ANA, 365, among), NOTHING);
      assert.ok(!(await expiringIds(portfolio, 365)).includes('in-20'));
      for (const caller of [STRANGER, ...NOBODIES]) {
        const ours = { ...FIRST, customerIds: ['contoso'] };
        assert.deepEqual(await portfolio.expiring(caller, 365, ours), NOTHING);
        assert.deepEqual(await portfolio.underused(caller, 100, ours), NOTHING);
        assert.deepEqual(await portfolio.limitsNearlyGone(caller, FIRST), NOTHING);
        assert.equal(await portfolio.limitOf(caller, 'contoso'), undefined);
        assert.deepEqual(await portfolio.openRequests(caller, FIRST), NOTHING);
        assert.equal(await portfolio.openRequest(caller, 'contoso', id), undefined);
        assert.equal(await portfolio.openRequestNumbered(caller, id), undefined);
        assert.ok(!(await expiringIds(portfolio, 365, caller)).includes('in-10'));
      }
      for (const caller of NOBODIES) {
        const { customers, reservations, openRequests } = await portfolio.summary(caller);
        assert.deepEqual([customers, reservations, openRequests], [0, 0, 0]);
      }
    });

    describe('with a refund taken earlier', () => {
      const taken = (at: string, countedUsdMinor: number) =>
        deskSeed().map((document) => ({
          ...document,
          refundPool: [{ requestId: 'earlier', at, countedUsdMinor }],
        }));
      const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });

      it('should follow a request and its withdrawal in the limits that are nearly gone', async () => {
        const { portfolio, desk, quotes } = await openBackend(taken('2026-06-01T00:00:00.000Z', 3_990_000));
        assert.equal((await portfolio.summary(ANA)).limitsNearlyGone, 0);
        const { id, refund } = await desk.submit(BEN, await refundSubmission({ quotes }, 1));
        const gone = 3_990_000 + refund!.pool.counted.amountMinor;
        assert.deepEqual((await portfolio.limitsNearlyGone(ANA, FIRST)).items, [
          {
            customerId: 'contoso',
            customerName: 'Contoso Ltd',
            limit: usd(5_000_000),
            used: usd(gone),
            free: usd(5_000_000 - gone),
          },
        ]);
        await desk.withdraw(BEN, id);
        const after = await portfolio.summary(ANA);
        assert.deepEqual([after.openRequests, after.limitsNearlyGone], [0, 0]);
      });

      it('should let a limit refill on the day that its refunds come back', async function () {
        const desk = await open(taken('2026-06-01T18:00:00.000Z', 4_000_000).slice(0, 1));
        if (desk.isNotToldRefills) {
          console.log('    skipped: nobody tells this back end when earlier refunds were');
          return this.skip();
        }
        const { backend, clock } = desk;
        const counts = [];
        for (const day of ['2026-06-15', '2027-05-31', '2027-06-01', '2027-05-31']) {
          clock.current = new Date(`${day}T12:00:00.000Z`);
          counts.push((await backend.portfolio.summary(ANA)).limitsNearlyGone);
        }
        assert.deepEqual(counts, [1, 1, 0, 1]);
      });
    });
  });
}
