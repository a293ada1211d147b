import type { CheckUp } from '../../services/checkUp.js';
import { systemClock } from '../../services/clock.js';
import { randomIds } from '../../services/ids.js';

/** One hiccup is no problem; whoever waits at a terminal is not kept as long as a card is. */
const LIMITS = { totalMs: 15_000, maxRetries: 1 };

/**
 * Checks by the calls of the real back end: the command's composition root. The clients of Microsoft's services take a second
 * to load, so that happens only when they are needed.
 */
export const checkUp: CheckUp = async (ask, tell) => {
  const { openCheckUp } = await import('../../services/partnerCenter/checkUp/openCheckUp.js');
  const check = openCheckUp({ clock: systemClock, ids: randomIds, random: Math.random, limits: LIMITS });
  await check(ask, tell);
};
