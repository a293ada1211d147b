import type { Texts } from '../../services/localization/texts.js';
import type { Utilization } from '../../services/model.js';
import { type BarPart, barOf } from '../bar.js';
import type { UtilizationBar } from './overviewCard.js';

/** From these percentages on a reservation counts as well used, or as used in part. */
const WELL_USED_PERCENT = 80;
const PARTLY_USED_PERCENT = 50;

/** The use over 1, 7 and 30 days, in words and as bars. */
export function utilizationBars(
  texts: Texts,
  { last1Day, last7Days, last30Days }: Utilization,
): UtilizationBar[] {
  const windows = [
    { days: 1, percent: last1Day },
    { days: 7, percent: last7Days },
    { days: 30, percent: last30Days },
  ];
  return windows.map(({ days, percent }) => ({
    window: texts.say('overview.lastDays', { count: days }),
    value: percent === undefined ? texts.say('overview.notKnown') : texts.percent(percent),
    bar: percent === undefined ? [] : barOf(percent, colorOf(percent)),
  }));
}

function colorOf(percent: number): BarPart['color'] {
  if (percent >= WELL_USED_PERCENT) return 'Good';
  return percent >= PARTLY_USED_PERCENT ? 'Warning' : 'Attention';
}
