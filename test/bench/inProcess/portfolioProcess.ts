import { monitorEventLoopDelay } from 'node:perf_hooks';
import { systemClock } from '../../../services/clock.js';
import { DEMO_PARTNER_ID } from '../../../services/local/demo/demoDesk.js';
import { deskFolder } from '../../../services/local/deskFolder.js';
import { LocalStore } from '../../../services/local/localStore.js';
import { FileMedium } from '../../../services/local/medium/fileMedium.js';
import { LocalPortfolio } from '../../../services/local/portfolio/localPortfolio.js';
import type { Caller } from '../../../services/model.js';
import type { PortfolioSlice } from '../../../services/portfolio.js';
import { MemoryAuditStore } from '../../services/audit/auditSamples.js';
import { ANY_CHANGE } from '../../services/local/deskFixture.js';
import { CSP_2018 } from '../../support/csp2018.js';
import { median } from '../figures.js';
import type { Figures } from '../measurement.js';

const ROUNDS = 15;
const WARM_UP_ROUNDS = 3;
const CALLS_A_ROUND = 200;
/** As many customers are written in turn; they stay in the store's memory. */
const WRITTEN = 10;
const LAST_PAGE = Number.MAX_SAFE_INTEGER;

const CALLER: Caller = { userId: 'bench', partnerId: DEMO_PARTNER_ID, roles: ['AdminAgent'] };

/** What one start of a desk costs, and each of its answers. A process of its own: opens it, asks, tells what it took, and ends. */
const dataDir = process.argv[2];
const { gc } = globalThis;
if (!dataDir || !gc) throw new Error('usage: node --expose-gc --import tsx portfolioProcess.ts DATA_DIR');

const begin = performance.now();
const store = await LocalStore.open({
  // The disk is not measured here: what is written stays in the store's memory.
  medium: new FileMedium(deskFolder(dataDir), async () => {}),
  audits: new MemoryAuditStore(),
  clock: systemClock,
  log: () => {},
  seed: () => [],
});
const openMs = performance.now() - begin;

gc();
const before = process.memoryUsage().heapUsed;
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const reading = performance.now();
const portfolio = LocalPortfolio.over(store, systemClock, CSP_2018);
const summary = await portfolio.summary(CALLER);
const firstAnswerMs = openMs + performance.now() - reading;
delay.disable();
gc();
const heldMb = (process.memoryUsage().heapUsed - before) / 1e6;

const [found] = (await portfolio.expiring(CALLER, 365, slice(0))).items;
const figures: Figures = {
  'opening the desk, ms': openMs,
  'first answer, opening included, ms': firstAnswerMs,
  'event loop delay till then, p99 ms': delay.percentile(99) / 1e6,
  'event loop delay till then, max ms': delay.max / 1e6,
  'held, MB': heldMb,
  'summary, ms': await medianMs(() => portfolio.summary(CALLER)),
  'expiring, first page, ms': await medianMs(() => portfolio.expiring(CALLER, 90, slice(0))),
  'expiring, last page, ms': await medianMs(() => portfolio.expiring(CALLER, 90, slice(LAST_PAGE))),
  'underused, first page, ms': await medianMs(() => portfolio.underused(CALLER, 80, slice(0))),
  'underused, last page, ms': await medianMs(() => portfolio.underused(CALLER, 80, slice(LAST_PAGE))),
  'limits, first page, ms': await medianMs(() => portfolio.limitsNearlyGone(CALLER, slice(0))),
  'limits, last page, ms': await medianMs(() => portfolio.limitsNearlyGone(CALLER, slice(LAST_PAGE))),
  'requests, first page, ms': await medianMs(() => portfolio.openRequests(CALLER, slice(0))),
  'requests, last page, ms': await medianMs(() => portfolio.openRequests(CALLER, slice(LAST_PAGE))),
  'lines of ten customers, ms': await medianMs(() => portfolio.expiring(CALLER, 90, ofTenCustomers())),
  'reservation by name, ms': await medianMs(() =>
    portfolio.named(CALLER, found?.reservation.displayName ?? '', 10),
  ),
  'write, disk apart, ms': await medianMs(write),
  'write and summary, ms': await medianMs(async (call) => {
    await write(call);
    await portfolio.summary(CALLER);
  }),
};
if (summary.customers === 0) throw new Error('the desk is empty');
await portfolio.close();
await store.close();
process.send?.(figures);

function slice(page: number): PortfolioSlice {
  return { page, pageSize: 10 };
}

function ofTenCustomers(): PortfolioSlice {
  return { ...slice(0), customerIds: store.customers.slice(0, 10).map(({ id }) => id) };
}

/** Renames a reservation, moves its expiry and its customer's limit: every order that is kept changes. */
async function write(call: number): Promise<void> {
  const { id } = store.customers[call % WRITTEN]!;
  await store.withCustomer(CALLER, id, (document) => {
    const [first, ...others] = document.data.reservations;
    const expiryDate = `2028-0${1 + (call % 9)}-15`;
    const taken = { requestId: 'bench', at: new Date().toISOString(), countedUsdMinor: 1_000 + call };
    return document.write(
      {
        ...document.data,
        reservations: [{ ...first!, displayName: `Renamed ${call}`, expiryDate }, ...others],
        refundPool: [taken],
      },
      ANY_CHANGE,
    );
  });
}

async function medianMs(task: (call: number) => Promise<unknown>): Promise<number> {
  const rounds: number[] = [];
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    const start = performance.now();
    for (let call = 0; call < CALLS_A_ROUND; call += 1) await task(call + CALLS_A_ROUND * (round & 1));
    if (round >= 0) rounds.push((performance.now() - start) / CALLS_A_ROUND);
  }
  return median(rounds);
}
