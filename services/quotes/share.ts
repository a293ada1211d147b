import { proportionOf } from '../money.js';

/** Units of a reservation, numbered in the order in which they are given back. */
export interface Units {
  /** Units already asked back, which come before these. */
  readonly before: number;
  readonly count: number;
  /** All units of the reservation; `before + count` is at most this. */
  readonly of: number;
}

/**
 * The part of `totalMinor` that the units carry, rounded half away from zero. It is taken between two running
 * totals, so that the shares of all units together are the total, however often they are split.
 */
export function shareOf(totalMinor: number, { before, count, of }: Units): number {
  const upTo = (units: number) => proportionOf(totalMinor, units, of);
  return before === 0 ? upTo(count) : upTo(before + count) - upTo(before);
}
