import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Backend } from '../../../services/backend.js';
import { DEMO_PARTNER_ID } from '../../../services/local/demo/demoDesk.js';
import { openLocalBackend } from '../../../services/local/openLocalBackend.js';
import type { Caller, ListedReservation } from '../../../services/model.js';
import type { PurchaseAsk } from '../../../services/quotes/exchangeQuote.js';
import { loadPolicies } from '../../../services/quotes/loadPolicies.js';
import type { Figures } from '../measurement.js';

const WARM_UP_QUOTES = 1_000;
/** Every so many-th quote is an exchange. */
const EXCHANGE_EVERY = 4;
const POLICY = 'azure-2022';
const NOW = Date.parse('2026-11-22T09:30:00.000Z');
const MS_PER_DAY = 86_400_000;

const CALLER: Caller = { userId: 'bench', partnerId: DEMO_PARTNER_ID, roles: ['AdminAgent'] };

/** A reservation to quote, and what may be bought for it; nothing where its product is not on offer. */
interface Subject {
  readonly reservation: ListedReservation;
  readonly purchases: readonly PurchaseAsk[];
}

interface Spent {
  readonly count: number;
  readonly milliseconds: number;
}

/** What quotes cost in one process, and what they leave behind: as a turn asks for them, through the ports. */
const quotes = Number(process.argv[2]);
const { gc } = globalThis;
if (!quotes || !gc) throw new Error('usage: node --expose-gc --import tsx quoteProcess.ts QUOTES');
const clock = { at: NOW, now: () => new Date(clock.at) };
const dataDir = await mkdtemp(join(tmpdir(), 'desk-bench-'));
try {
  const policy = loadPolicies().get(POLICY);
  if (!policy) throw new Error(`no policy ${POLICY}`);
  const backend = await openLocalBackend({ dataDir, clock, policy });
  const subjects = await subjectsOf(backend);
  await run(backend, subjects, WARM_UP_QUOTES);
  const before = heapAfterGc(gc);
  const spent = await run(backend, subjects, quotes);
  const after = heapAfterGc(gc);
  await backend.close();
  process.send?.({
    ...figuresOf('refunds', spent.refunds),
    ...figuresOf('exchanges', spent.exchanges),
    'heap before, MB': before / 1e6,
    'heap after, MB': after / 1e6,
  } satisfies Figures);
} finally {
  await rm(dataDir, { recursive: true });
}

async function subjectsOf({ customers, reservations, products }: Backend): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const { id } of (await customers.list(CALLER, 0, 100)).items) {
    for (const reservation of await reservations.list(CALLER, id)) {
      const { sku, region } = reservation;
      const keys = [
        { sku, region, term: 'P3Y', billingPlan: 'Monthly' },
        { sku, region, term: 'P1Y', billingPlan: 'Upfront' },
      ] as const;
      const offered = (await products.offer(CALLER, id, keys[0])) !== undefined;
      subjects.push({ reservation, purchases: offered ? keys.map((key) => ({ ...key, quantity: 2 })) : [] });
    }
  }
  return subjects;
}

/** Every quote is of another reservation, quantity or day than the one before. */
async function run({ quotes }: Backend, subjects: readonly Subject[], count: number) {
  const exchangeable = subjects.filter(({ purchases }) => purchases.length > 0);
  const spent = { refunds: { count: 0, milliseconds: 0 }, exchanges: { count: 0, milliseconds: 0 } };
  for (let number = 0; number < count; number += 1) {
    clock.at = NOW + ((number * 37) % 1_100) * MS_PER_DAY;
    const isExchange = number % EXCHANGE_EVERY === 0;
    const among = isExchange ? exchangeable : subjects;
    const { reservation, purchases } = among[(number * 7) % among.length]!;
    const { customerId, id: reservationId } = reservation;
    const quantity = 1 + (number % reservation.quantity);
    const begin = performance.now();
    if (isExchange) {
      await quotes.quoteExchange(CALLER, { customerId, returns: [{ reservationId, quantity }], purchases });
    } else {
      await quotes.quoteRefund(CALLER, { customerId, reservationId, quantity });
    }
    const kind = isExchange ? spent.exchanges : spent.refunds;
    kind.count += 1;
    kind.milliseconds += performance.now() - begin;
  }
  return spent;
}

function heapAfterGc(collect: () => void): number {
  collect();
  return process.memoryUsage().heapUsed;
}

function figuresOf(kind: string, { count, milliseconds }: Spent): Figures {
  return {
    [`${kind} a second`]: (count / milliseconds) * 1_000,
    [`${kind}, ms each`]: milliseconds / count,
  };
}
