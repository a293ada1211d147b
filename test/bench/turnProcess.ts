import { openBenchDesk } from './benchDesk.js';

/** One round: turns in conversations spread over all that are stored. */
export interface Round {
  readonly turns: number;
  readonly conversations: number;
  readonly texts: readonly string[];
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

process.on('message', async ({ turns, conversations, texts }: Round) => {
  const cpu = process.cpuUsage();
  const begin = performance.now();
  for (let turn = 0; turn < turns; turn += 1) {
    // A large odd step visits the conversations all over the store instead of in a row.
    next = (next + 7_919) % conversations;
    await desk.turn(next, texts[turn % texts.length] ?? '');
  }
  const wall = performance.now() - begin;
  const { user, system } = process.cpuUsage(cpu);
  process.send?.({
    cpuMsPerTurn: (user + system) / 1000 / turns,
    wallMsPerTurn: wall / turns,
  } satisfies RoundFigures);
});
process.on('disconnect', () => void desk.close());
process.send?.('ready');
