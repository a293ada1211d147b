import { averageOf } from './averageOf.js';
import { partsOf, WHOLE_PARTS } from './percentParts.js';

export const WEEK_DAYS = 7;
/** Below this average (percent) units are worth giving back. */
const WELL_USED_PERCENT = 80;

/** What the last seven recorded days needed of a reservation. */
export interface LastWeek {
  readonly averagePercent: number;
  /** Units that its busiest day needed: whole ones, 0 where nothing was used. */
  readonly needed: number;
  /** Units that none of its days needed. */
  readonly spare: number;
  /** Whether so little was used that the spare units, one at least, are worth giving back. */
  readonly isPoorlyUsed: boolean;
}

/**
 * Undefined for fewer than seven days.
 * @param percents use of each day, 0–100, the oldest first
 */
export function lastWeekOf(quantity: number, percents: readonly number[]): LastWeek | undefined {
  const week = percents.slice(-WEEK_DAYS);
  if (week.length < WEEK_DAYS) return undefined;
  const averagePercent = averageOf(week);
  const busiest = Math.max(...week.map(partsOf));
  const needed = Math.ceil((busiest * quantity) / WHOLE_PARTS);
  const spare = quantity - needed;
  return { averagePercent, needed, spare, isPoorlyUsed: averagePercent < WELL_USED_PERCENT && spare > 0 };
}
