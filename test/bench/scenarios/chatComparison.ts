import { type ChatLoad, chatRound } from '../chat/chatRound.js';
import { expectReplies } from '../chat/messages.js';
import type { Step } from '../chat/step.js';
import type { Send } from '../chat/visitor.js';
import { PROFILE } from '../chat/visits.js';
import type { Goal } from '../goal.js';
import { interleaved, type Measurement, ratioOf } from '../measurement.js';
import type { BenchOptions } from '../scenario.js';
import { BARE, DESK, withContenders } from '../servers/sides.js';

/** As many conversations are under way at the same time. */
const AT_ONCE = 8;

/** The desk with this visit beside the bare bot with its own, over the same way. */
export async function compareChats(
  options: BenchOptions,
  title: string,
  visit: readonly Step[],
  over: (url: string) => Send = expectReplies,
): Promise<Measurement> {
  return withContenders(options, async (contenders) => {
    const sides = contenders.map(({ name, server }) => {
      const load: ChatLoad = {
        server,
        send: over(server.url),
        visit: name === BARE ? PROFILE : visit,
        turns: options.turnsPerRound,
        atOnce: AT_ONCE,
      };
      return { name, round: () => chatRound(load) };
    });
    return { title, sides: await interleaved(sides, options) };
  });
}

/** Turns a second against the bare bot's. */
export function speedGoal(text: string, atLeast: number): Goal {
  return { text, figure: (of) => ratioOf(of, 'turns a second', DESK, BARE), bound: { atLeast } };
}

/** CPU a turn against the bare bot's. */
export function cpuGoal(text: string, atMost: number): Goal {
  return { text, figure: (of) => ratioOf(of, 'CPU ms a turn', DESK, BARE), bound: { atMost } };
}
