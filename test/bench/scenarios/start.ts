import { expectReplies } from '../chat/messages.js';
import { say } from '../chat/step.js';
import { Visitor } from '../chat/visitor.js';
import { MENU, PROFILE } from '../chat/visits.js';
import { type Figures, interleaved, ratioOf } from '../measurement.js';
import type { BenchOptions, Scenario } from '../scenario.js';
import { BARE, contendersOf, DESK, type SideName, startSide, stoppingAll } from '../servers/sides.js';

const TITLE = 'from the start of the process to the first answered turn, over data that are there';
const FIRST_ANSWER = 'to the first answer, ms';
const AT_REST = 'memory at rest, MB';

export const start: Scenario = {
  name: 'start',
  title: TITLE,
  goals: [
    {
      text: 'start to the first answered turn, by the bare bot’s',
      figure: (of) => ratioOf(of, FIRST_ANSWER, DESK, BARE),
      bound: { atMost: 0.6 },
    },
    {
      text: 'resident memory after the start, by the bare bot’s',
      figure: (of) => ratioOf(of, AT_REST, DESK, BARE),
      bound: { atMost: 1 },
    },
  ],
  async run(options) {
    const sides = contendersOf(options).map((name) => ({ name, round: () => started(options, name) }));
    return {
      title: TITLE,
      sides: await interleaved(sides, { ...options, warmUps: 1 }),
      notes: ['At rest is when nothing is computed any longer of what the server begins by itself.'],
    };
  },
};

async function started(options: BenchOptions, name: SideName): Promise<Figures> {
  const begin = performance.now();
  const server = await startSide(name, options);
  return stoppingAll([{ name, server }], async () => {
    const openMs = performance.now() - begin;
    const first = name === BARE ? PROFILE[0]! : say('help', MENU);
    await new Visitor(expectReplies(server.url), `first-${begin}`).turn(first);
    const firstAnswerMs = performance.now() - begin;
    const { cpuMs } = await server.usage();
    await server.quiet();
    const atRest = await server.usage();
    const collected = await server.usageCollected();
    return {
      'to listening, ms': openMs,
      [FIRST_ANSWER]: firstAnswerMs,
      'CPU to the first answer, ms': cpuMs,
      'CPU to rest, ms': atRest.cpuMs,
      [AT_REST]: atRest.rssMb,
      'peak MB': atRest.peakRssMb,
      'held once collected, MB': collected.heldMb,
    };
  });
}
