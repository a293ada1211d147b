import { join } from 'node:path';
import { startAzurite } from '../../support/azurite.js';
import { chatRound } from '../chat/chatRound.js';
import { expectReplies } from '../chat/messages.js';
import { MAIN_JOB_TYPED } from '../chat/visits.js';
import { interleaved } from '../measurement.js';
import type { Scenario } from '../scenario.js';
import { type Contender, startDesk, stoppingAll } from '../servers/sides.js';

const TITLE = 'the main job by typing over each storage';
const AT_ONCE = 8;

export const storages: Scenario = {
  name: 'storage',
  title: TITLE,
  async run(options) {
    const { build, folder, turnsPerRound: turns } = options;
    const azurite = await startAzurite();
    const environments = {
      local: {},
      'Azure Blob (Azurite)': {
        STORAGE: 'azure-blobs',
        AZURE_STORAGE_CONNECTION_STRING: azurite.connectionString,
        AZURE_STORAGE_CONTAINER: 'bench',
      },
    };
    const desks: Contender[] = [];
    try {
      return await stoppingAll(desks, async () => {
        for (const [name, env] of Object.entries(environments)) {
          desks.push({ name, server: await startDesk(build, join(folder, name), { env }) });
        }
        for (const { server } of desks) await server.quiet();
        const sides = desks.map(({ name, server }) => {
          const load = { server, send: expectReplies(server.url), visit: MAIN_JOB_TYPED, turns };
          return { name, round: () => chatRound({ ...load, atOnce: AT_ONCE }) };
        });
        const notes = [
          'Azurite computes on the same machine: only the CPU of the desk itself can be compared.',
        ];
        return { title: TITLE, sides: await interleaved(sides, options), isFirstTheBase: true, notes };
      });
    } finally {
      await azurite.stop();
    }
  },
};
