import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../services/clock.js';
import { deskFolder } from '../../services/local/deskFolder.js';
import { LocalStore } from '../../services/local/localStore.js';
import { FileMedium } from '../../services/local/medium/fileMedium.js';
import { auditFiles } from '../../services/storage/openAuditStore.js';
import { portfolioCustomers, RESERVATIONS_EACH } from './portfolioDesk.js';
import type { PortfolioFigures } from './portfolioProcess.js';

/** What answers over all customers cost in a small desk and in a large one, each in processes of its own. */
const SIZES = [14, 20_000] as const;
const STARTS = 3;

const folder = await mkdtemp(join(tmpdir(), 'desk-bench-'));
try {
  const bySize: PortfolioFigures[] = [];
  for (const customers of SIZES) {
    const dataDir = join(folder, String(customers));
    await layDown(dataDir, customers);
    const starts: PortfolioFigures[] = [];
    for (let start = 0; start < STARTS; start += 1) starts.push(await startDesk(dataDir));
    bySize.push(medians(starts));
  }
  print(bySize);
} finally {
  await rm(folder, { recursive: true });
}

async function layDown(dataDir: string, customers: number): Promise<void> {
  const store = await LocalStore.open({
    medium: new FileMedium(deskFolder(dataDir)),
    audits: auditFiles(dataDir),
    clock: systemClock,
    log: () => {},
    seed: () => portfolioCustomers(customers, systemClock.now()),
  });
  await store.close();
}

async function startDesk(dataDir: string): Promise<PortfolioFigures> {
  const script = fileURLToPath(new URL('./portfolioProcess.ts', import.meta.url));
  const child = fork(script, [dataDir], { execArgv: ['--expose-gc', '--import', 'tsx'] });
  const ended = once(child, 'exit');
  const [figures] = (await Promise.race([once(child, 'message'), ended])) as [PortfolioFigures | number];
  if (typeof figures !== 'object') throw new Error('the measured process failed');
  await ended;
  return figures;
}

function medians(starts: readonly PortfolioFigures[]): PortfolioFigures {
  const of = (figure: (figures: PortfolioFigures) => number) => median(starts.map(figure));
  const asked = Object.keys(starts[0]?.laterMs ?? {});
  return {
    openMs: of(({ openMs }) => openMs),
    firstAnswerMs: of(({ firstAnswerMs }) => firstAnswerMs),
    delayMs: { p99: of(({ delayMs }) => delayMs.p99), max: of(({ delayMs }) => delayMs.max) },
    heldMiB: of(({ heldMiB }) => heldMiB),
    laterMs: Object.fromEntries(
      asked.map((name) => [name, of(({ laterMs }) => laterMs[name] ?? Number.NaN)]),
    ),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function print(bySize: readonly PortfolioFigures[]): void {
  console.log(
    `the portfolio over ${SIZES.map((customers) => `${customers.toLocaleString('en')} customers with ${(customers * RESERVATIONS_EACH).toLocaleString('en')} reservations`).join(' and over ')} (medians of ${STARTS} starts)`,
  );
  const line = (name: string, unit: string, digits: number, of: (figures: PortfolioFigures) => number) => {
    const [small = Number.NaN, large = Number.NaN] = bySize.map(of);
    const figures = `small ${small.toFixed(digits)} ${unit}   large ${large.toFixed(digits)} ${unit}`;
    console.log(`  ${name.padEnd(30)}  ${figures}   ratio ${(large / small).toFixed(2)}`);
  };
  line('opening the desk', 'ms', 0, ({ openMs }) => openMs);
  line('first answer, opening included', 'ms', 0, ({ firstAnswerMs }) => firstAnswerMs);
  line('event loop delay till then, p99', 'ms', 1, ({ delayMs }) => delayMs.p99);
  line('event loop delay till then, max', 'ms', 1, ({ delayMs }) => delayMs.max);
  line('memory held', 'MiB', 2, ({ heldMiB }) => heldMiB);
  for (const name of Object.keys(bySize[0]?.laterMs ?? {})) {
    line(name, 'ms', 4, ({ laterMs }) => laterMs[name] ?? Number.NaN);
  }
  console.log(
    JSON.stringify(Object.fromEntries(SIZES.map((customers, index) => [customers, bySize[index]]))),
  );
}
