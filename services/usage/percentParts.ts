/** All of a reservation, in the parts that use is reckoned in: hundredths of a percent. */
export const WHOLE_PARTS = 10_000;

/** A percentage as a whole number of parts, so that sums over days are exact; 0 only where there was no use at all. */
export function partsOf(percent: number): number {
  return percent <= 0 ? 0 : Math.min(WHOLE_PARTS, Math.max(1, Math.round(percent * 100)));
}
