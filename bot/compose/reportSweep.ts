import type { SweepReport } from '../../services/storage/stateSweep.js';
import { describeError } from '../log.js';
import type { SweptKind } from '../metrics.js';
import type { ProcessTools } from '../start.js';

/** Counts what a sweep came to, and logs what is worth it. */
export function reportSweep(
  { log, metrics }: Pick<ProcessTools, 'log' | 'metrics'>,
  what: SweptKind,
  report: SweepReport,
): void {
  if ('error' in report) {
    metrics.sweepFailed(what);
    log.error({ err: describeError(report.error), what }, 'old data not swept');
    return;
  }
  metrics.swept(what, report.deleted);
  if (report.deleted > 0) log.info({ deleted: report.deleted, what }, 'old data swept');
}
