import type { Commitments, ListedReservation } from '../model.js';
import { proportionOf } from '../money.js';
import { scheduleOf } from '../quotes/schedule.js';
import { partsOf, WHOLE_PARTS } from './percentParts.js';

/** What days of a reservation cost, in minor units of its billing currency. */
export interface CostOfDays {
  /** The days' share of the commitment. */
  readonly committedMinor: number;
  /** What of it was not used: never more than `committedMinor`. */
  readonly unusedMinor: number;
  /** The same day by day, in the order of the percentages; the days add up to `unusedMinor`. */
  readonly unusedMinorByDay: readonly number[];
}

/**
 * Every day of the term carries an equal share of the commitment, on either billing plan: what is paid for a day does
 * not depend on when it is paid.
 * @param percents use of each day, 0–100
 */
export function costOfDays(
  reservation: ListedReservation & Pick<Commitments, 'commitment'>,
  percents: readonly number[],
): CostOfDays {
  const { termDays } = scheduleOf(reservation);
  if (termDays === 0) return { committedMinor: 0, unusedMinor: 0, unusedMinorByDay: percents.map(() => 0) };
  const { amountMinor } = reservation.commitment;
  const unusedParts = percents.map((percent) => WHOLE_PARTS - partsOf(percent));
  const unusedMinor = proportionOf(amountMinor, sumOf(unusedParts), termDays * WHOLE_PARTS);
  return {
    committedMinor: proportionOf(amountMinor, percents.length, termDays),
    unusedMinor,
    unusedMinorByDay: apportioned(unusedMinor, unusedParts),
  };
}

/**
 * A total in whole parts by their weights: each gets its share rounded down, and what is left goes a unit each to those
 * that lost most by it, the earlier first (largest remainders).
 */
function apportioned(total: number, weights: readonly number[]): number[] {
  const sum = BigInt(sumOf(weights));
  if (sum === 0n) return weights.map(() => 0);
  const shares = weights.map((weight) => BigInt(total) * BigInt(weight));
  const whole = shares.map((share) => Number(share / sum));
  const left = total - sumOf(whole);
  const favoured = shares
    .map((share, index) => ({ index, remainder: share % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1))
    .slice(0, left);
  for (const { index } of favoured) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
