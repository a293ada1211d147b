import type { Texts } from '../../services/localization/texts.js';
import type { Utilization } from '../../services/model.js';
import type { BarPart, UtilizationBar } from './overviewCard.js';

/** From these percentages on a reservation counts as well used, or as used in part. */
const WELL_USED_PERCENT = 80;
const PARTLY_USED_PERCENT = 50;

/** Length of a full bar: as many as fit beside the words on a phone. */
const BAR_SPACES = 20;
const NO_BREAK_SPACE = '\u00A0';

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

/** Only what is not used at all is drawn empty, and only what is used up is drawn full. */
function barOf(percent: number): BarPart[] {
  const rounded = Math.round((percent / 100) * BAR_SPACES);
  const used = percent <= 0 ? 0 : percent >= 100 ? BAR_SPACES : within(1, rounded, BAR_SPACES - 1);
  const parts: BarPart[] = [
    { spaces: NO_BREAK_SPACE.repeat(used), color: colorOf(percent), isRest: false },
    { spaces: NO_BREAK_SPACE.repeat(BAR_SPACES - used), color: 'Default', isRest: true },
  ];
  return parts.filter(({ spaces }) => spaces !== '');
}

function within(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

function colorOf(percent: number): BarPart['color'] {
  if (percent >= WELL_USED_PERCENT) return 'Good';
  return percent >= PARTLY_USED_PERCENT ? 'Warning' : 'Attention';
}
