import type { RequestSubmission } from '../../services/model.js';
import type { SupportDesk } from '../../services/ports.js';
import type { Metrics, SubmissionKind } from '../metrics.js';
import { counted } from './callOutcome.js';

/** The same desk, its submissions and changes counted. */
export function measuredDesk(desk: SupportDesk, metrics: Metrics): SupportDesk {
  return {
    list: (...of) => desk.list(...of),
    get: (...of) => desk.get(...of),
    comment: (...of) =>
      counted(
        () => desk.comment(...of),
        (outcome) => metrics.changeEnded('comment', outcome),
      ),
    withdraw: (...of) =>
      counted(
        () => desk.withdraw(...of),
        (outcome) => metrics.changeEnded('withdraw', outcome),
      ),
    submit: (caller, submission) =>
      counted(
        () => desk.submit(caller, submission),
        (outcome) => metrics.submissionEnded(kindOf(submission), outcome === 'ok' ? 'filed' : outcome),
      ),
  };
}

function kindOf({ refund, exchange }: RequestSubmission): SubmissionKind {
  if (refund) return 'refund';
  return exchange ? 'exchange' : 'other';
}
