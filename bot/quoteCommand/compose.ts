import { systemClock } from '../../services/clock.js';
import { openLocalReader } from '../../services/local/openLocalReader.js';
import type { OpenQuotePorts } from './quotePorts.js';

/** Reads the embedded back end: the command's composition root, apart from the bot's so that it starts quickly. */
export const openQuotePorts: OpenQuotePorts = ({ dataDir, policy, at }) =>
  openLocalReader({ dataDir, policy, clock: { now: () => at }, now: systemClock });
