import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { UsageCost, UsageReport } from '../../services/usage/usageReport.js';
import type { Button } from '../button.js';
import { type ScalePart, type UsageWeek, usageScale, usageWeeks } from './usageChart.js';

/** What to say of a reservation's use. */
export interface UsageModel {
  /** Absent where no use was recorded. */
  readonly report?: UsageReport | undefined;
  /** Whether the back end could not tell just now. */
  readonly isUnavailable?: boolean | undefined;
  /** Whether the records end so early that it is said. */
  readonly isOutOfDate: boolean;
  /** Present where units of the reservation are spare. */
  readonly spare?: SpareUnits | undefined;
}

/** Units that the last seven days did not need. */
export interface SpareUnits {
  /** Units that were needed of `quantity`. */
  readonly needed: number;
  readonly quantity: number;
  /** Units that open requests give back already. */
  readonly pending: number;
}

/** How a reservation was used, in pictures and words. Strings are our own; those without a value are empty. */
export interface UsageView {
  readonly summary: string;
  readonly recordedUntil: string;
  readonly weeks: readonly UsageWeek[];
  readonly legend: string;
  readonly scale: readonly ScalePart[];
  readonly unused: readonly { readonly label: string; readonly value: string }[];
  /** Nothing or one; `offers` may be empty. */
  readonly advice: readonly { readonly text: string; readonly offers: readonly Button[] }[];
}

/** @param offers buttons that do something about the spare units */
export function usageView(
  texts: Texts,
  { report, isUnavailable, isOutOfDate, spare }: UsageModel,
  offers: readonly Button[],
): UsageView {
  const advice = spare ? [{ text: adviceOf(texts, spare), offers }] : [];
  if (!report) {
    const summary = texts.say(isUnavailable ? 'service.usageUnavailable' : 'usage.noneRecorded');
    return { ...NOTHING, summary, advice };
  }
  return {
    summary: summaryOf(texts, report),
    recordedUntil: isOutOfDate ? texts.say('usage.recordedUntil', { date: dateOf(texts, report, -1) }) : '',
    weeks: usageWeeks(texts, report),
    legend: texts.say('usage.legend'),
    scale: usageScale(texts),
    unused: report.cost ? [unusedFact(texts, report.cost, report.days.length)] : [],
    advice,
  };
}

const NOTHING = { recordedUntil: '', weeks: [], legend: '', scale: [], unused: [] };

function unusedFact(texts: Texts, { unused, committed }: UsageCost, count: number) {
  return {
    label: texts.say('usage.unused', { count }),
    value: texts.say('usage.unusedOf', { unused: texts.money(unused), committed: texts.money(committed) }),
  };
}

/** The chart in words, for whoever does not see it. */
function summaryOf(texts: Texts, report: UsageReport): string {
  const { averagePercent, lowestPercent, highestPercent } = report;
  const key: TextKey = highestPercent === 0 ? 'usage.never' : 'usage.summary';
  return texts.say(key, {
    from: dateOf(texts, report, 0),
    to: dateOf(texts, report, -1),
    average: texts.percent(averagePercent),
    lowest: texts.percent(lowestPercent),
    highest: texts.percent(highestPercent),
  });
}

function dateOf(texts: Texts, { days }: UsageReport, at: 0 | -1): string {
  return texts.date(days.at(at)?.date ?? '');
}

function adviceOf(texts: Texts, { needed, quantity, pending }: SpareUnits): string {
  const figures = { needed: texts.number(needed), quantity: texts.number(quantity) };
  const sentence = needed === 0 ? texts.say('usage.neededNone') : texts.say('usage.needed', figures);
  return pending === 0 ? sentence : `${sentence} ${texts.say('usage.pending', { count: pending })}`;
}
