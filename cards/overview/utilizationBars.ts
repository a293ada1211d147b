import type { Texts } from '../../services/localization/texts.js';
import type { Utilization } from '../../services/model.js';
import type { BarPart, UtilizationBar } from './overviewCard.js';

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
    bar: percent === undefined ? [] : barOf(percent),
  }));
}

/** Clients draw a column of weight 0 all the same: an empty or a full bar is one part. */
function barOf(percent: number): BarPart[] {
  const weight = Math.round(Math.min(100, Math.max(0, percent)));
  const parts: BarPart[] = [
    { weight, style: styleOf(percent) },
    { weight: 100 - weight, style: 'emphasis' },
  ];
  return parts.filter((part) => part.weight > 0);
}

function styleOf(percent: number): BarPart['style'] {
  if (percent >= WELL_USED_PERCENT) return 'good';
  return percent >= PARTLY_USED_PERCENT ? 'warning' : 'attention';
}
