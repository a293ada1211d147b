import type { RequestExecution } from '../../services/execution.js';
import type { Metrics } from '../metrics.js';
import { counted } from './callOutcome.js';

/** The same execution, counted. What was begun and nobody says how it ended counts as failed. */
export function measuredExecution(execution: RequestExecution, metrics: Metrics): RequestExecution {
  return {
    terms: (...of) => execution.terms(...of),
    follow: (...of) => execution.follow(...of),
    execute: (...of) =>
      counted(
        () => execution.execute(...of),
        (outcome) => metrics.changeEnded('execute', outcome),
        (request) => (request.execution?.state === 'Done' ? 'ok' : 'failed'),
      ),
  };
}
