import { join } from 'node:path';
import { expectReplies } from '../chat/messages.js';
import { marked, say } from '../chat/step.js';
import { Visitor } from '../chat/visitor.js';
import { MENU } from '../chat/visits.js';
import { type Figures, figureOf, interleaved, type Side } from '../measurement.js';
import type { BenchOptions, Scenario } from '../scenario.js';
import type { MeasuredServer } from '../servers/measuredServer.js';
import { type Contender, startDesk, stoppingAll } from '../servers/sides.js';
import { layCustomers } from '../servers/storedDesk.js';
import { aloneRound } from './aloneRound.js';

const TITLE = 'a search among few and among many customers';
const SIZES = [14, 20_000] as const;
const QUICK_SIZES = [14, 2_000] as const;
const [FEW, MANY] = [nameOf(14), nameOf(20_000)];
const HELD = 'held after start, MB';

/** Finds nobody, somebody, and in a large desk more than a page. */
const VISIT = [
  say('refund', /Which customer/),
  ...['wonderland', 'group', 'co', 'fabrikam inx'].map((words) =>
    marked('search', say(words, /Which (?:customer|of these customers|reservation)/)),
  ),
  say('start over', MENU),
];

export const customerSearch: Scenario = {
  name: 'search',
  title: TITLE,
  goals: [
    {
      text: 'search among 20,000 customers: CPU of a turn, p95, ms',
      figure: (of) => figureOf(of, 'CPU p95 ms', MANY),
      bound: { atMost: 10 },
    },
    {
      text: 'what 20,000 customers hold in memory, MB',
      figure: (of) => figureOf(of, HELD, MANY) - figureOf(of, HELD, FEW),
      bound: { atMost: 60 },
    },
  ],
  async run(options) {
    const desks: Contender[] = [];
    return stoppingAll(desks, async () => {
      const sides: Side[] = [];
      for (const size of options.isQuick ? QUICK_SIZES : SIZES) {
        const folder = join(options.folder, String(size));
        await layCustomers(folder, size);
        const server = await startDesk(options.build, folder);
        desks.push({ name: nameOf(size), server });
        sides.push({ name: nameOf(size), round: await searches(server, options) });
      }
      return { title: TITLE, sides: await interleaved(sides, options), isFirstTheBase: true };
    });
  },
};

async function searches(server: MeasuredServer, { turnsPerRound }: BenchOptions) {
  const send = expectReplies(server.url);
  let visits = 0;
  // The first search is when customers are read.
  await new Visitor(send, 'first').turn(say('refund', /Which customer/));
  await server.quiet();
  const { heldMb } = await server.usageCollected();
  return async (): Promise<Figures> => {
    const figures = await aloneRound(server, Math.ceil(turnsPerRound / VISIT.length), VISIT, () => {
      visits += 1;
      return new Visitor(send, `searches-${visits}`);
    });
    return { ...figures, [HELD]: heldMb };
  };
}

function nameOf(size: number): string {
  return `among ${size.toLocaleString('en')}`;
}
