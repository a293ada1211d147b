import assert from 'node:assert/strict';
import sinon from 'sinon';
import { RefusedError, UnreachableError } from '../../../../services/errors.js';
import type { Caller } from '../../../../services/model.js';
import type { PartnerCenterPortfolio } from '../../../../services/partnerCenter/portfolio/partnerCenterPortfolio.js';
import { ANA, STRANGER } from '../../local/deskFixture.js';
import { PARTNER } from '../customers/customersDesk.js';
import { PagedCustomers } from '../customers/pagedCustomers.js';
import { FIRST, listed, PortfolioDesk } from './portfolioDesk.js';

const HOUR_MS = 60 * 60_000;
const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });

describe('PartnerCenterPortfolio', () => {
  let desk: PortfolioDesk;
  let portfolio: PartnerCenterPortfolio;
  const open = async (...names: readonly string[]) => {
    portfolio = await desk.open(...names);
  };
  const expiringIds = async (caller: Caller = ANA) => {
    const { items } = await portfolio.expiring(caller, 30, FIRST);
    return items.map((line) => `${line.customerName}: ${line.reservation.displayName}`);
  };
  beforeEach(() => {
    desk = new PortfolioDesk();
  });

  it('should answer with what there is while it reads, and count the customers not read yet', async () => {
    desk.reservationsOf.withArgs('coho').returns(
      new Promise((resolve) => {
        setTimeout(() => resolve([listed('r-coho')]), 1_000);
      }),
    );
    await open('Adatum', 'Coho');
    const { customers, reservations, unreadable } = await portfolio.summary(ANA);
    assert.deepEqual([customers, reservations, unreadable], [2, 1, 1]);
    await desk.time.tickAsync(1_000);
    const after = await portfolio.summary(ANA);
    assert.deepEqual([after.reservations, after.expiring[30], after.unreadable], [2, 2, 0]);
  });

  it('should tell use by the last 30 days', async () => {
    desk.reservationsOf.callsFake(async (id) => [
      listed(`r-${id}`, { utilization: { last1Day: 90, last30Days: 40 } }),
    ]);
    await open('Adatum');
    const { items } = await portfolio.underused(ANA, 50, FIRST);
    assert.deepEqual(
      items.map(({ usedPercent }) => usedPercent),
      [40],
    );
  });

  it('should find reservations among all customers', async () => {
    await open('Adatum', 'Coho');
    assert.deepEqual(await portfolio.named(ANA, 'O-R-COHO', 5), [
      { customerId: 'coho', reservationId: 'r-coho' },
    ]);
    assert.equal((await portfolio.sought(ANA, { regions: ['westeurope'] }, 5))?.length, 2);
    assert.deepEqual((await portfolio.codes(ANA)).skus, ['Standard_D4s_v5']);
  });

  it("should have nothing for another partner's callers", async () => {
    await open('Adatum');
    const { customers } = await portfolio.summary(STRANGER);
    assert.deepEqual([customers, await expiringIds(STRANGER)], [0, []]);
    assert.deepEqual(await portfolio.named(STRANGER, 'r-adatum', 5), []);
  });

  it('should say so when not even the customers can be read', async () => {
    sinon.stub(PagedCustomers.prototype, 'page').rejects(new UnreachableError('ServiceUnavailable', 'down'));
    await open('Adatum');
    await assert.rejects(portfolio.summary(ANA), { code: 'ServiceUnavailable' });
  });

  describe('as customers change', () => {
    it('should show at once what a turn has read or changed', async () => {
      await open('Adatum');
      portfolio.noteReservations('adatum', [listed('r-adatum', { displayName: 'Renamed' })]);
      assert.deepEqual(await expiringIds(), ['Adatum: Renamed']);
      portfolio.noteReservations('foreign', [listed('r-foreign')]);
      assert.equal((await portfolio.summary(ANA)).reservations, 1);
    });

    it('should read every customer again after some hours', async () => {
      await open('Adatum');
      desk.reservationsOf.callsFake(async () => [listed('new', { displayName: 'New' })]);
      await desk.time.tickAsync(3.9 * HOUR_MS);
      assert.deepEqual(await expiringIds(), ['Adatum: adatum']);
      await desk.time.tickAsync(HOUR_MS / 5);
      assert.deepEqual(await expiringIds(), ['Adatum: New']);
    });

    it('should keep what was known of a customer that is out of reach, and drop it when access ends', async () => {
      await open('Adatum');
      desk.reservationsOf.rejects(new UnreachableError('ServiceUnavailable', 'down'));
      await desk.time.tickAsync(4.1 * HOUR_MS);
      assert.deepEqual(
        [await expiringIds(), (await portfolio.summary(ANA)).unreadable],
        [['Adatum: adatum'], 0],
      );
      desk.reservationsOf.rejects(new RefusedError('ServiceForbidden', 'no access'));
      await desk.time.tickAsync(HOUR_MS);
      assert.deepEqual([await expiringIds(), (await portfolio.summary(ANA)).unreadable], [[], 1]);
    });

    it('should follow customers who come, go and are renamed', async () => {
      await open('Adatum', 'Coho');
      portfolio.noteLimit('coho', { limit: usd(100), used: usd(90) });
      desk.pages.pages = [['Adatum', 'Zebra']];
      sinon
        .stub(desk.pages, 'page')
        .callThrough()
        .resolves({
          customers: [
            { id: 'adatum', partnerId: PARTNER, name: 'Adatum Group', domain: 'adatum.com' },
            { id: 'zebra', partnerId: PARTNER, name: 'Zebra', domain: 'zebra.com' },
          ],
          leftOut: 0,
          next: undefined,
        });
      await desk.time.tickAsync(HOUR_MS / 3);
      assert.deepEqual(await expiringIds(), ['Adatum Group: adatum', 'Zebra: zebra']);
      const { customers, limitsNearlyGone, unreadable } = await portfolio.summary(ANA);
      assert.deepEqual([customers, limitsNearlyGone, unreadable], [2, 0, 0]);
    });
  });

  describe('limits', () => {
    const lines = async () => (await portfolio.limitsNearlyGone(ANA, FIRST)).items;

    it('should be known once a quote has told them', async () => {
      await open('Adatum');
      assert.deepEqual(await lines(), []);
      portfolio.noteLimit('adatum', { limit: usd(5_000_000), used: usd(4_000_000) });
      assert.deepEqual(await lines(), [
        {
          customerId: 'adatum',
          customerName: 'Adatum',
          limit: usd(5_000_000),
          used: usd(4_000_000),
          free: usd(1_000_000),
        },
      ]);
      portfolio.noteLimit('adatum', { limit: usd(5_000_000), used: usd(0) });
      assert.deepEqual(await lines(), []);
    });

    it('should be taken for full again when all refunds must be back, a year after', async () => {
      await open('Adatum');
      portfolio.noteLimit('adatum', { limit: usd(100), used: usd(90) });
      desk.time.setSystemTime(new Date('2027-06-14T12:00:00.000Z'));
      assert.equal((await lines()).length, 1);
      desk.time.setSystemTime(new Date('2027-06-15T12:00:00.000Z'));
      assert.equal((await lines()).length, 0);
    });

    it('should be passed over in a currency that cannot be compared', async () => {
      await open('Adatum');
      const eur = { amountMinor: 100, currency: 'EUR' };
      portfolio.noteLimit('adatum', { limit: eur, used: eur });
      assert.deepEqual(await lines(), []);
    });
  });
});
