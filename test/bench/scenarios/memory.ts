import { chatRound } from '../chat/chatRound.js';
import { expectReplies } from '../chat/messages.js';
import { HELP, PROFILE } from '../chat/visits.js';
import { interleaved } from '../measurement.js';
import type { Scenario } from '../scenario.js';
import { BARE, withContenders } from '../servers/sides.js';

const TITLE = 'memory after 10,000 conversations of one turn each';
const CONVERSATIONS = 10_000;
const QUICK_CONVERSATIONS = 500;
const AT_ONCE = 8;

export const memory: Scenario = {
  name: 'memory',
  title: TITLE,
  async run(options) {
    return withContenders(options, async (contenders) => {
      const turns = options.isQuick ? QUICK_CONVERSATIONS : CONVERSATIONS;
      const sides = contenders.map(({ name, server }) => {
        const visit = (name === BARE ? PROFILE : HELP).slice(0, 1);
        const load = { server, send: expectReplies(server.url), visit, turns, atOnce: AT_ONCE };
        const round = async () => {
          const before = await server.usageCollected();
          const figures = await chatRound(load);
          const { rssMb } = await server.usage();
          const after = await server.usageCollected();
          return {
            ...figures,
            'resident MB': rssMb,
            'held once collected, MB': after.heldMb,
            'held a conversation, KB': ((after.heldMb - before.heldMb) * 1_000) / turns,
          };
        };
        return { name, round };
      });
      // Conversations that were there before would count.
      return { title: TITLE, sides: await interleaved(sides, { warmUps: 0, rounds: 1 }) };
    });
  },
};
