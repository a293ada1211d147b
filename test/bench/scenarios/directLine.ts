import { type DirectLineClient, openClients } from '../chat/directLineClient.js';
import type { Step } from '../chat/step.js';
import { Visitor } from '../chat/visitor.js';
import { visitorsAtOnce } from '../chat/visitorsAtOnce.js';
import { MAIN_JOB_TYPED } from '../chat/visits.js';
import { type Figures, interleaved } from '../measurement.js';
import type { Scenario } from '../scenario.js';
import type { MeasuredServer } from '../servers/measuredServer.js';
import { DESK, startSide, stoppingAll } from '../servers/sides.js';

const TITLE = 'Direct Line over WebSocket, with 200 streams open';
const STREAMS = 200;
const QUICK_STREAMS = 20;
const AT_ONCE = 8;

export const directLine: Scenario = {
  name: 'directline',
  title: TITLE,
  async run(options) {
    const server = await startSide(DESK, options);
    return stoppingAll([{ name: DESK, server }], async () => {
      await server.quiet();
      const clients = await openClients(server.url, options.isQuick ? QUICK_STREAMS : STREAMS);
      const visits = Math.max(AT_ONCE, Math.ceil(options.turnsPerRound / MAIN_JOB_TYPED.length));
      let next = 0;
      // Others each round, until all had their turn.
      const visitors = () => Array.from({ length: visits }, () => clients[next++ % clients.length]!);
      const round = () => talk(server, visitors(), AT_ONCE, MAIN_JOB_TYPED);
      const sides = await interleaved([{ name: DESK, round }], options);
      await Promise.all(clients.map((client) => client.close()));
      return { title: TITLE, sides };
    });
  },
};

/** Lets each client make a visit, so many at once. @param think waited for before each turn */
export async function talk(
  server: MeasuredServer,
  clients: readonly DirectLineClient[],
  atOnce: number,
  visit: readonly Step[],
  think: () => Promise<void> = async () => {},
): Promise<Figures> {
  const queue = [...clients];
  return visitorsAtOnce(server, atOnce, async (latencies) => {
    for (let client = queue.pop(); client; client = queue.pop()) {
      const person = new Visitor(client.send, '');
      for (const step of visit) {
        await think();
        latencies.push(await person.turn(step));
      }
    }
  });
}
