import type { Texts } from '../../services/localization/texts.js';
import type { ReportedDay, UsageReport } from '../../services/usage/usageReport.js';
import { percentColor } from './percentColor.js';

/**
 * Block characters by height, from no use at all to all of it. The half and the full block are left out: Windows draws
 * those two in another font than the rest, wider and lower.
 */
const COLUMNS = ['▁', '▂', '▃', '▅', '▆', '▇'] as const;

/** Between two days; nothing wraps there. */
const GAP = '\u202F';
const NO_BREAK_SPACE = '\u00A0';

/** Columns of one colour that stand side by side. */
export interface ColumnRun {
  readonly columns: string;
  readonly color: 'Good' | 'Warning' | 'Attention';
}

/** A week of the chart; the first may be shorter. */
export interface UsageWeek {
  readonly dates: string;
  readonly runs: readonly ColumnRun[];
  /** Its average. */
  readonly average: string;
}

/** One row of columns a week, so that a phone has room for it. */
export function usageWeeks(texts: Texts, { weeks }: UsageReport): UsageWeek[] {
  return weeks.map(({ days, averagePercent }) => ({
    dates: texts.period(days[0]?.date ?? '', days.at(-1)?.date ?? ''),
    runs: runsOf(days),
    average: texts.percent(averagePercent),
  }));
}

function runsOf(days: readonly ReportedDay[]): ColumnRun[] {
  const runs: ColumnRun[] = [];
  for (const { percent } of days) {
    const color = percentColor(percent);
    const before = runs.at(-1);
    if (before?.color === color)
      runs[runs.length - 1] = { color, columns: before.columns + GAP + columnOf(percent) };
    else runs.push({ color, columns: (before ? GAP : '') + columnOf(percent) });
  }
  return runs;
}

/** The lowest column only for no use at all, the highest for more than four fifths. */
function columnOf(percent: number): string {
  const highest = COLUMNS.length - 1;
  const height = Math.min(highest, Math.max(0, Math.ceil((percent / 100) * highest)));
  return COLUMNS[height] ?? COLUMNS[0];
}

/** A piece of the line that tells what the columns stand for: a column, or its figure. */
export interface ScalePart {
  readonly text: string;
  readonly size: 'Large' | 'Small';
  readonly color: ColumnRun['color'] | 'Default';
  readonly isSubtle: boolean;
}

/** Every column with the use up to which it stands. */
export function usageScale(texts: Texts): ScalePart[] {
  return COLUMNS.flatMap((column, height) => {
    const percent = (height * 100) / (COLUMNS.length - 1);
    const figure = `${NO_BREAK_SPACE}${texts.percent(percent).replaceAll(/\s/g, NO_BREAK_SPACE)}${NO_BREAK_SPACE.repeat(3)} `;
    return [
      { text: column, size: 'Large', color: percentColor(percent), isSubtle: false },
      { text: figure, size: 'Small', color: 'Default', isSubtle: true },
    ] as const;
  });
}
