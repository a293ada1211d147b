import assert from 'node:assert/strict';
import sinon from 'sinon';
import { RefusedError, UnreachableError } from '../../../../services/errors.js';
import type { Caller, ListedReservation, SupportRequest } from '../../../../services/model.js';
import { CustomerIndex } from '../../../../services/partnerCenter/customers/customerIndex.js';
import {
  type CustomerRequests,
  PartnerCenterPortfolio,
} from '../../../../services/partnerCenter/portfolio/partnerCenterPortfolio.js';
import { CSP_2018 } from '../../../support/csp2018.js';
import { ANA, reservation, STRANGER, submission } from '../../local/deskFixture.js';
import { PARTNER } from '../customers/customersDesk.js';
import { PagedCustomers } from '../customers/pagedCustomers.js';

const FIRST = { page: 0, pageSize: 10 };
const HOUR_MS = 60 * 60_000;
const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });

function listed(id: string, changes: Partial<ListedReservation> = {}): ListedReservation {
  return {
    ...reservation({ id, orderId: `o-${id}`, expiryDate: '2026-06-25' }),
    utilization: {},
    ...changes,
  };
}

function request(id: string, customerId: string, changes: Partial<SupportRequest> = {}): SupportRequest {
  return {
    ...submission({ customerId, key: id }),
    id,
    customerName: customerId === 'adatum' ? 'Adatum' : 'Gone',
    createdBy: 'test:ben',
    createdAt: '2026-06-14T10:00:00.000Z',
    status: 'Open',
    comments: [],
    ...changes,
  } as SupportRequest;
}

describe('PartnerCenterPortfolio', () => {
  let time: sinon.SinonFakeTimers;
  let pages: PagedCustomers;
  let portfolio: PartnerCenterPortfolio;
  let requests: CustomerRequests[];
  let failing: Error | undefined;
  const reservationsOf = sinon.stub<[string], Promise<readonly ListedReservation[]>>();

  async function open(...names: readonly string[]): Promise<void> {
    pages = new PagedCustomers([names]);
    const clock = { now: () => new Date() };
    portfolio = PartnerCenterPortfolio.over({
      partnerId: PARTNER,
      index: CustomerIndex.over({ reader: pages, clock }),
      reservationsOf,
      async *openRequests() {
        if (failing) throw failing;
        yield* requests;
      },
      policy: CSP_2018,
      clock,
    });
    await time.tickAsync(0);
  }

  async function expiringIds(caller: Caller = ANA): Promise<string[]> {
    const { items } = await portfolio.expiring(caller, 30, FIRST);
    return items.map((line) => `${line.customerName}: ${line.reservation.displayName}`);
  }

  beforeEach(() => {
    time = sinon.useFakeTimers({ now: new Date('2026-06-15T10:00:00.000Z') });
    requests = [];
    failing = undefined;
    reservationsOf.reset();
    reservationsOf.callsFake(async (id) => [listed(`r-${id}`, { displayName: id })]);
  });

  it('should answer with what there is while it reads, and count the customers not read yet', async () => {
    reservationsOf.withArgs('coho').returns(
      new Promise((resolve) => {
        setTimeout(() => resolve([listed('r-coho')]), 1_000);
      }),
    );
    await open('Adatum', 'Coho');
    const { customers, reservations, unreadable } = await portfolio.summary(ANA);
    assert.deepEqual([customers, reservations, unreadable], [2, 1, 1]);
    await time.tickAsync(1_000);
    const after = await portfolio.summary(ANA);
    assert.deepEqual([after.reservations, after.expiring[30], after.unreadable], [2, 2, 0]);
  });

  it('should tell use by the last 30 days', async () => {
    reservationsOf.callsFake(async (id) => [
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
    requests = [{ customerId: 'adatum', requests: [request('SR-1', 'adatum')] }];
    await open('Adatum');
    const { customers, openRequests } = await portfolio.summary(STRANGER);
    assert.deepEqual([customers, openRequests, await expiringIds(STRANGER)], [0, 0, []]);
    assert.deepEqual(await portfolio.named(STRANGER, 'r-adatum', 5), []);
    assert.equal(await portfolio.openRequestNumbered(STRANGER, 'SR-1'), undefined);
  });

  it('should say so when not even the customers can be read', async () => {
    pages = new PagedCustomers([[]]);
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
      reservationsOf.callsFake(async () => [listed('new', { displayName: 'New' })]);
      await time.tickAsync(3.9 * HOUR_MS);
      assert.deepEqual(await expiringIds(), ['Adatum: adatum']);
      await time.tickAsync(HOUR_MS / 5);
      assert.deepEqual(await expiringIds(), ['Adatum: New']);
    });

    it('should keep what was known of a customer that is out of reach, and drop it when access ends', async () => {
      await open('Adatum');
      reservationsOf.rejects(new UnreachableError('ServiceUnavailable', 'down'));
      await time.tickAsync(4.1 * HOUR_MS);
      assert.deepEqual(
        [await expiringIds(), (await portfolio.summary(ANA)).unreadable],
        [['Adatum: adatum'], 0],
      );
      reservationsOf.rejects(new RefusedError('ServiceForbidden', 'no access'));
      await time.tickAsync(HOUR_MS);
      assert.deepEqual([await expiringIds(), (await portfolio.summary(ANA)).unreadable], [[], 1]);
    });

    it('should follow customers who come, go and are renamed', async () => {
      await open('Adatum', 'Coho');
      portfolio.noteLimit('coho', { limit: usd(100), used: usd(90) });
      pages.pages = [['Adatum', 'Zebra']];
      sinon
        .stub(pages, 'page')
        .callThrough()
        .resolves({
          customers: [
            { id: 'adatum', partnerId: PARTNER, name: 'Adatum Group', domain: 'adatum.com' },
            { id: 'zebra', partnerId: PARTNER, name: 'Zebra', domain: 'zebra.com' },
          ],
          leftOut: 0,
          next: undefined,
        });
      await time.tickAsync(HOUR_MS / 3);
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
      time.setSystemTime(new Date('2027-06-14T12:00:00.000Z'));
      assert.equal((await lines()).length, 1);
      time.setSystemTime(new Date('2027-06-15T12:00:00.000Z'));
      assert.equal((await lines()).length, 0);
    });

    it('should be passed over in a currency that cannot be compared', async () => {
      await open('Adatum');
      const eur = { amountMinor: 100, currency: 'EUR' };
      portfolio.noteLimit('adatum', { limit: eur, used: eur });
      assert.deepEqual(await lines(), []);
    });
  });

  describe('open requests', () => {
    const numbers = async () =>
      (await portfolio.openRequests(ANA, FIRST)).items.map(
        (line) => `${line.customerName} ${line.request.id}`,
      );

    it('should be those on file, of customers that are not read yet too', async () => {
      requests = [
        {
          customerId: 'adatum',
          requests: [request('SR-2', 'adatum'), request('SR-1', 'adatum', { status: 'Closed' })],
        },
        { customerId: 'gone', requests: [request('SR-3', 'gone')] },
      ];
      await open('Adatum');
      assert.deepEqual(await numbers(), ['Adatum SR-2', 'Gone SR-3']);
      assert.equal((await portfolio.openRequest(ANA, 'adatum', 'SR-2'))?.request.about, 'support');
      assert.equal(await portfolio.openRequest(ANA, 'adatum', 'SR-1'), undefined);
    });

    it('should follow what is filed and withdrawn', async () => {
      requests = [{ customerId: 'adatum', requests: [request('SR-1', 'adatum')] }];
      await open('Adatum');
      portfolio.noteRequests('adatum', [request('SR-1', 'adatum'), request('SR-2', 'adatum')]);
      assert.deepEqual(await numbers(), ['Adatum SR-1', 'Adatum SR-2']);
      portfolio.noteRequests('adatum', [
        request('SR-1', 'adatum', { status: 'Withdrawn' }),
        request('SR-2', 'adatum'),
      ]);
      assert.deepEqual(await numbers(), ['Adatum SR-2']);
      assert.equal(await portfolio.openRequestNumbered(ANA, 'SR-1'), undefined);
    });

    it('should say so while they cannot be read, and be read later', async () => {
      requests = [{ customerId: 'adatum', requests: [request('SR-1', 'adatum')] }];
      failing = new UnreachableError('BackendUnreachable', 'disk');
      await open('Adatum');
      await assert.rejects(portfolio.openRequests(ANA, FIRST), { code: 'BackendUnreachable' });
      failing = undefined;
      portfolio.noteRequests('adatum', []);
      await time.tickAsync(60_000);
      assert.deepEqual(await numbers(), []);
      assert.equal((await portfolio.summary(ANA)).openRequests, 0);
    });
  });
});
