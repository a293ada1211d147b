import { TASKS } from '../../services/tasks.js';
import {
  customerShare,
  type EvalResult,
  hasRightTask,
  percentOf,
  reservationShare,
  type Share,
  shareOf,
} from './evaluate.js';

/** What the project asks of the share of right tasks, and of right customers and reservations, in percent. */
export const LEAST_TASKS = 95;
export const LEAST_NAMES = 90;

const LABELS = [...TASKS, 'none'] as const;

/** The table of each locale with what went wrong, as lines to print. */
export function reportOf(results: readonly EvalResult[]): string[] {
  return localesOf(results).flatMap((locale) => localeReport(locale, ofLocale(results, locale)));
}

/** What falls short of what is asked, a line each; none when all is well. */
export function shortfallsOf(results: readonly EvalResult[]): string[] {
  return localesOf(results).flatMap((locale) => {
    const own = ofLocale(results, locale);
    const asked: [name: string, share: Share, least: number][] = [
      ['tasks', shareOf(own, hasRightTask), LEAST_TASKS],
      ['customers', customerShare(own), LEAST_NAMES],
      ['reservations', reservationShare(own), LEAST_NAMES],
    ];
    return asked
      .filter(([, share, least]) => percentOf(share) < least)
      .map(([name, share, least]) => `${locale}: right ${name} ${figures(share)}, asked ${least} %`);
  });
}

function localeReport(locale: string, results: readonly EvalResult[]): string[] {
  const rows = LABELS.map(
    (label) => [label, results.filter(({ expected }) => expected.task === label)] as const,
  )
    .filter(([, own]) => own.length > 0)
    .map(([label, own]) => row(label, shareOf(own, hasRightTask)));
  const asking = results.filter(({ expected }) => expected.task !== 'none');
  const outside = results.filter(({ expected }) => expected.task === 'none');
  const led = outside.filter(({ task }) => task !== 'none');
  return [
    '',
    `${locale.padEnd(16)}${'sentences'.padStart(9)}${'right'.padStart(8)}${'percent'.padStart(10)}`,
    ...rows,
    row('all', shareOf(results, hasRightTask)),
    row('customer', customerShare(results)),
    row('reservation', reservationShare(results)),
    `asked as "did you mean" although right: ${asking.filter((one) => hasRightTask(one) && !one.isSure).length}`,
    `begun without asking although wrong: ${asking.filter((one) => one.isSure && !hasRightTask(one)).length}`,
    `outside the domain and led to a task: ${led.length}, without asking: ${led.filter(({ isSure }) => isSure).length}`,
    ...results.flatMap(missesOf),
  ];
}

function row(label: string, share: Share): string {
  const percent = `${percentOf(share).toFixed(1)} %`;
  return `${label.padEnd(16)}${String(share.of).padStart(9)}${String(share.right).padStart(8)}${percent.padStart(10)}`;
}

function missesOf(result: EvalResult): string[] {
  const { expected, task, confidence, isSure, customer, reservation } = result;
  const misses: string[] = [];
  if (!hasRightTask(result)) {
    misses.push(`task ${expected.task}, got ${task} (${confidence.toFixed(2)}${isSure ? ', sure' : ''})`);
  }
  if (expected.customer !== undefined && customer !== expected.customer) {
    misses.push(`customer ${expected.customer}, got ${customer ?? 'none clearly'}`);
  }
  if (expected.reservation !== undefined && reservation !== expected.reservation) {
    misses.push(`reservation ${expected.reservation}, got ${reservation ?? 'none clearly'}`);
  }
  return misses.map((miss) => `  ${miss}: ${JSON.stringify(expected.text)}`);
}

function figures(share: Share): string {
  return `${percentOf(share).toFixed(1)} % (${share.right} of ${share.of})`;
}

function localesOf(results: readonly EvalResult[]): string[] {
  return [...new Set(results.map(({ expected }) => expected.locale))].sort();
}

function ofLocale(results: readonly EvalResult[], locale: string): EvalResult[] {
  return results.filter(({ expected }) => expected.locale === locale);
}
