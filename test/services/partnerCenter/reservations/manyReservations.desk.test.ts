import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ListedReservation } from '../../../../services/model.js';
import { prepareSearch, searchReservations } from '../../../../services/search/reservationSearch.js';
import { openRealBackend, type RealBackend } from '../../../backend/realBackend.js';
import { ANA, customer, reservation } from '../../local/deskFixture.js';

const COUNT = 10_000;
const PAGES = COUNT / 100;

const SOUGHT = { customerId: 'contoso', reservationId: 'r-7777' };

function manyReservations() {
  return Array.from({ length: COUNT }, (_, number) =>
    reservation({
      id: `r-${number}`,
      orderId: `o-${number}`,
      displayName: `Server ${number}`,
      expiryDate: `2027-01-${String(1 + (number % 28)).padStart(2, '0')}`,
    }),
  );
}

/** What is in use, without what is only waiting to be cleared away. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  const clearAway: () => void = runInNewContext('gc');
  clearAway();
  return process.memoryUsage().heapUsed;
}

describe('thousands of reservations of one customer', function () {
  this.timeout(60_000);
  let desk: RealBackend;
  before(async () => {
    desk = await openRealBackend({
      documents: [customer('contoso', 'Contoso Ltd', 'partner-1', manyReservations())],
      limits: {},
    });
  });
  after(() => desk.close());

  /** What comes of it, and what was asked of the services for it. */
  const asked = async <T>(what: string, run: () => Promise<T>) => {
    desk.standIn.clearCalls();
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const begun = performance.now();
    const value = await run();
    const ms = performance.now() - begun;
    delay.disable();
    const calls = desk.standIn.calls.map(({ operation }) => operation);
    const holdMs = delay.max / 1e6;
    const figures = `${ms.toFixed(0)} ms, ${calls.length} calls, longest hold ${holdMs.toFixed(0)} ms`;
    console.log(`      ${what}: ${figures}`);
    return { value, calls, ms, holdMs };
  };
  const listed = () => desk.backend.reservations.list(ANA, 'contoso');

  it('should be read at the start, page by page, and kept in bounds', async () => {
    const heldBefore = heapUsed();
    await desk.settled;
    const pages = desk.standIn.calls.filter(({ operation }) => operation === 'reservations.list');
    assert.equal(pages.length, PAGES);
    desk.standIn.clearCalls();
    const heldMiB = (heapUsed() - heldBefore) / 2 ** 20;
    console.log(`      ${COUNT} reservations in ${PAGES} calls: ${heldMiB.toFixed(0)} MiB more heap`);
    assert.ok(heldMiB < 100, `${heldMiB} MiB`);
  });

  it('should be listed out of what was read, and read again once it is old', async () => {
    const { value, calls } = await asked('list', listed);
    assert.deepEqual([value.length, calls.length], [COUNT, 0]);
    desk.clock.jump(61_000);
    const again = await asked('list, a minute later', listed);
    assert.equal(again.calls.length, PAGES);
    assert.equal(again.value, value);
  });

  it('should be searched and chosen from without asking', async () => {
    const all = await listed();
    const search = async () => {
      await prepareSearch(all);
      return searchReservations(all, 'server 7777', 5);
    };
    const { value, calls, ms, holdMs } = await asked('first search', search);
    assert.ok(holdMs < ms / 4, 'the index was built in one go');
    assert.deepEqual([value.hits[0]?.id, value.clear, calls], [SOUGHT.reservationId, true, []]);
    await asked('next search', search);
    const { quotes } = desk.backend;
    const [first] = all as [ListedReservation];
    const choice = await asked('those that can be exchanged together', async () =>
      all.filter((one) => quotes.canExchangeWith(one, first)),
    );
    assert.deepEqual([choice.value.length, choice.calls], [COUNT, []]);
  });

  it('should be looked at one at a time with as few calls as one alone', async () => {
    const { reservations, usage } = desk.backend;
    const look = await asked('look at one', () => {
      return reservations.get(ANA, SOUGHT.customerId, SOUGHT.reservationId);
    });
    assert.equal(look.value?.commitment?.amountMinor, 1_200_000);
    assert.deepEqual(look.calls, ['reservations.get', 'reservations.getOrder']);
    const use = await asked('its use', () => usage.daily(ANA, SOUGHT));
    assert.deepEqual(use.calls, ['reservations.dailyUsage']);
  });

  it('should be in the overview of all customers without asking', async () => {
    const { portfolio, finder } = desk.backend;
    const { value, calls } = await asked('overview', async () => ({
      summary: await portfolio.summary(ANA),
      expiring: await portfolio.expiring(ANA, 365, { page: 100, pageSize: 10 }),
      named: await finder.named(ANA, 'Server 7777', 5),
    }));
    assert.deepEqual([value.summary.reservations, value.expiring.total], [COUNT, COUNT]);
    assert.deepEqual([value.named, calls], [[SOUGHT], []]);
  });
});
