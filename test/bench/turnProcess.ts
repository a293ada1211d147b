import { openBenchDesk } from './benchDesk.js';

/** One round: visits to conversations spread over all that are stored. */
export interface Round {
  readonly visits: number;
  readonly conversations: number;
  /** What is said in one visit, a turn each. */
  readonly visit: readonly string[];
}

export interface RoundFigures {
  readonly cpuMsPerTurn: number;
  readonly wallMsPerTurn: number;
}

/** A process of its own with one desk, which runs rounds as it is told. */
const dataDir = process.argv[2];
if (!dataDir) throw new Error('usage: turnProcess DATA_DIR');
const desk = await openBenchDesk(dataDir);
let next = 1;

process.on('message', async ({ visits, conversations, visit }: Round) => {
  const cpu = process.cpuUsage();
  const begin = performance.now();
  for (let count = 0; count < visits; count += 1) {
    // A large odd step visits the conversations all over the store instead of in a row.
    next = (next + 7_919) % conversations;
    for (const text of visit) await desk.turn(next, text);
  }
  const wall = performance.now() - begin;
  const turns = visits * visit.length;
  const { user, system } = process.cpuUsage(cpu);
  process.send?.({
    cpuMsPerTurn: (user + system) / 1000 / turns,
    wallMsPerTurn: wall / turns,
  } satisfies RoundFigures);
});
process.on('disconnect', () => void desk.close());
process.send?.('ready');
