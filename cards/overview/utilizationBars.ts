import type { Texts } from '../../services/localization/texts.js';
import type { Utilization } from '../../services/model.js';
import { barOf } from '../bar.js';
import type { UtilizationBar } from './overviewCard.js';
import { percentColor } from './percentColor.js';

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
    bar: percent === undefined ? [] : barOf(percent, percentColor(percent)),
  }));
}
