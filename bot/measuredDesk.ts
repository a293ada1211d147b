import { RefusedError } from '../services/errors.js';
import type { RequestSubmission } from '../services/model.js';
import type { SupportDesk } from '../services/ports.js';
import type { Metrics, SubmissionKind, SubmissionOutcome } from './metrics.js';

/** The same desk, its submissions counted. */
export function measuredDesk(desk: SupportDesk, metrics: Metrics): SupportDesk {
  return {
    list: (...of) => desk.list(...of),
    get: (...of) => desk.get(...of),
    comment: (...of) => desk.comment(...of),
    withdraw: (...of) => desk.withdraw(...of),
    async submit(caller, submission) {
      let outcome: SubmissionOutcome = 'filed';
      try {
        return await desk.submit(caller, submission);
      } catch (error) {
        outcome = error instanceof RefusedError ? 'refused' : 'failed';
        throw error;
      } finally {
        metrics.submissionEnded(kindOf(submission), outcome);
      }
    },
  };
}

function kindOf({ refund, exchange }: RequestSubmission): SubmissionKind {
  if (refund) return 'refund';
  return exchange ? 'exchange' : 'other';
}
