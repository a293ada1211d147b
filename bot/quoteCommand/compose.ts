import { systemClock } from '../../services/clock.js';
import { openMedium } from '../../services/local/medium/openMedium.js';
import { openLocalReader } from '../../services/local/openLocalReader.js';
import type { OpenQuotePorts } from './quotePorts.js';

/** Reads the embedded back end: the command's composition root, apart from the bot's so that it starts quickly. */
export const openQuotePorts: OpenQuotePorts = async ({ dataDir, storage, policy, at }) =>
  openLocalReader({
    medium: await openMedium(storage, dataDir),
    policy,
    clock: { now: () => at },
    now: systemClock,
  });
