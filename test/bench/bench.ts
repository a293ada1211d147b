import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BenchSize, layDown } from './benchDesk.js';
import type { Round, RoundFigures } from './turnProcess.js';

const ROUNDS = 15;
const WARM_UP_ROUNDS = 3;
const TURNS_PER_ROUND = 200;

/** Two desks that differ in one size, and the turns to compare them by. */
interface Comparison {
  readonly title: string;
  readonly small: BenchSize;
  readonly large: BenchSize;
  /** Said in this order in one conversation, which stands then where it stood before: every visit finds the same. */
  readonly visit: readonly string[];
}

const COMPARISONS: readonly Comparison[] = [
  {
    title: 'a turn with 100 and with 100,000 conversations on disk',
    small: { customers: 14, conversations: 100 },
    large: { customers: 14, conversations: 100_000 },
    visit: ['next page', 'previous page', 'help'],
  },
  {
    title: 'a turn with 14 and with 20,000 customers: a search that finds nobody, and the list',
    small: { customers: 14, conversations: 100 },
    large: { customers: 20_000, conversations: 100 },
    visit: ['wonderland', 'help'],
  },
  {
    title: 'a turn with 200 and with 20,000 customers: a search that finds more than ten, and the list again',
    small: { customers: 200, conversations: 100 },
    large: { customers: 20_000, conversations: 100 },
    visit: ['co', 'show all', 'group', 'show all'],
  },
];

for (const comparison of COMPARISONS) await compare(comparison);

async function compare({ title, small, large, visit }: Comparison): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-bench-'));
  try {
    const sizes = [small, large] as const;
    const desks = await Promise.all(
      sizes.map(async (size, index) => {
        const dataDir = join(folder, String(index));
        await layDown(dataDir, size);
        return startDesk(dataDir);
      }),
    );
    const figures: RoundFigures[][] = [[], []];
    for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
      for (const [index, desk] of desks.entries()) {
        const conversations = sizes[index]?.conversations ?? 1;
        const measured = await run(desk, {
          visits: Math.ceil(TURNS_PER_ROUND / visit.length),
          conversations,
          visit,
        });
        if (round >= 0) figures[index]?.push(measured);
      }
    }
    await Promise.all(desks.map(stopDesk));
    print(title, figures[0] ?? [], figures[1] ?? []);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function startDesk(dataDir: string): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('./turnProcess.ts', import.meta.url));
  const child = fork(script, [dataDir], { execArgv: ['--import', 'tsx'] });
  await once(child, 'message');
  return child;
}

async function run(desk: ChildProcess, round: Round): Promise<RoundFigures> {
  const answered = once(desk, 'message');
  desk.send(round);
  const [figures] = (await answered) as [RoundFigures];
  return figures;
}

async function stopDesk(desk: ChildProcess): Promise<void> {
  const ended = once(desk, 'exit');
  desk.disconnect();
  await ended;
}

function print(title: string, small: readonly RoundFigures[], large: readonly RoundFigures[]): void {
  const line = (name: string, of: (figures: RoundFigures) => number) => {
    const ratios = small.map((figures, index) => of(large[index] ?? figures) / of(figures));
    const [few, many, ratio] = [small.map(of), large.map(of), ratios].map(median);
    console.log(
      `  ${name}  small ${few?.toFixed(3)} ms   large ${many?.toFixed(3)} ms   ratio ${ratio?.toFixed(2)}`,
    );
  };
  console.log(`${title} (medians of ${small.length} interleaved rounds of about ${TURNS_PER_ROUND} turns)`);
  line('CPU a turn ', ({ cpuMsPerTurn }) => cpuMsPerTurn);
  line('wall a turn', ({ wallMsPerTurn }) => wallMsPerTurn);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
