import { setTimeout as pause } from 'node:timers/promises';
import { openClients } from '../chat/directLineClient.js';
import { MAIN_JOB_TYPED } from '../chat/visits.js';
import { figureOf, interleaved, type Measurement } from '../measurement.js';
import type { Scenario } from '../scenario.js';
import { DESK, startSide, stoppingAll } from '../servers/sides.js';
import { talk } from './directLine.js';

const TITLE = '200 Web Chat conversations at the same time on one instance';
const CONVERSATIONS = 200;
const QUICK_CONVERSATIONS = 20;
/** People read before they answer: as long as this on the average, the next one a little longer or shorter. */
const THINK_MS = 5_000;
const WITHOUT_PAUSE = 'without pause';
const THINKING = `with ${THINK_MS / 1_000} s to think`;

export const webChat: Scenario = {
  name: 'webchat',
  title: TITLE,
  goals: [
    {
      text: '200 conversations at once: p99 of a turn by its p50, no error',
      figure: (of) => Math.max(spread(of, WITHOUT_PAUSE), spread(of, THINKING)),
      bound: { atMost: 10 },
    },
  ],
  async run(options) {
    const server = await startSide(DESK, options);
    return stoppingAll([{ name: DESK, server }], async () => {
      await server.quiet();
      const count = options.isQuick ? QUICK_CONVERSATIONS : CONVERSATIONS;
      const clients = await openClients(server.url, count);
      const thinkMs = options.isQuick ? 200 : THINK_MS;
      let turns = 0;
      const think = async () => {
        turns += 1;
        // Spread evenly from nothing to twice as long, the same every time.
        await pause(((turns * 61) % 200) * (thinkMs / 100));
      };
      // A round is 2,600 turns: one does to warm up, and three to measure.
      const rounds = { warmUps: 1, rounds: Math.min(3, options.rounds) };
      const sides = await interleaved(
        [
          { name: WITHOUT_PAUSE, round: () => talk(server, clients, count, MAIN_JOB_TYPED) },
          { name: THINKING, round: () => talk(server, clients, count, MAIN_JOB_TYPED, think) },
        ],
        rounds,
      );
      await Promise.all(clients.map((client) => client.close()));
      return { title: TITLE, sides };
    });
  },
};

function spread(of: Measurement, side: string): number {
  return figureOf(of, 'p99 ms', side) / figureOf(of, 'p50 ms', side);
}
