import { join } from 'node:path';
import { expectReplies } from '../chat/messages.js';
import { say } from '../chat/step.js';
import { Visitor } from '../chat/visitor.js';
import { type Figures, interleaved, ratioOf, type Side } from '../measurement.js';
import type { BenchOptions, Scenario } from '../scenario.js';
import type { MeasuredServer } from '../servers/measuredServer.js';
import { type Contender, startDesk, stoppingAll } from '../servers/sides.js';
import { layConversations, storedConversation } from '../servers/storedDesk.js';
import { aloneRound } from './aloneRound.js';

const TITLE = 'a turn with few and with many conversations stored';
const SIZES = [100, 1_000, 10_000, 100_000] as const;
const QUICK_SIZES = [100, 1_000] as const;

/** Leaves the conversation where it was: the next visit finds the same. */
const VISIT = [
  say('next page', /Page 2 of/),
  say('previous page', /Page 1 of/),
  say('help', /In every step/),
];
/** A large odd step visits the conversations all over the store instead of in a row. */
const STRIDE = 7_919;

export const storedConversations: Scenario = {
  name: 'stored',
  title: TITLE,
  goals: [
    {
      text: 'CPU a turn with 100,000 stored conversations against 100',
      figure: (of) => ratioOf(of, 'CPU ms a turn', nameOf(100_000), nameOf(100)),
      bound: { atMost: 1.1 },
    },
  ],
  async run(options) {
    const desks: Contender[] = [];
    return stoppingAll(desks, async () => {
      const sides: Side[] = [];
      for (const size of options.isQuick ? QUICK_SIZES : SIZES) {
        const folder = join(options.folder, String(size));
        await layConversations(options.build, folder, size);
        const server = await startDesk(options.build, folder);
        desks.push({ name: nameOf(size), server });
        sides.push({ name: nameOf(size), round: visitsTo(server, size, options) });
      }
      for (const { server } of desks) await server.quiet();
      return { title: TITLE, sides: await interleaved(sides, options), isFirstTheBase: true };
    });
  },
};

function visitsTo(server: MeasuredServer, size: number, { turnsPerRound }: BenchOptions) {
  const send = expectReplies(server.url);
  let index = 0;
  return (): Promise<Figures> =>
    aloneRound(server, Math.ceil(turnsPerRound / VISIT.length), VISIT, () => {
      index = (index + STRIDE) % size;
      return new Visitor(send, storedConversation(index));
    });
}

function nameOf(size: number): string {
  return `${size.toLocaleString('en')} stored`;
}
