import type { BarPart } from '../bar.js';

/** From these percentages on a reservation counts as well used, or as used in part. */
const WELL_USED_PERCENT = 80;
const PARTLY_USED_PERCENT = 50;

/** How use is coloured, of a day as of a longer time. */
export function percentColor(percent: number): Exclude<BarPart['color'], 'Default'> {
  if (percent >= WELL_USED_PERCENT) return 'Good';
  return percent >= PARTLY_USED_PERCENT ? 'Warning' : 'Attention';
}
