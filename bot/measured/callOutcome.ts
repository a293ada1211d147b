import { RefusedError } from '../../services/errors.js';
import type { CallOutcome } from '../metrics.js';

/** Makes the call, tells how it ended, and ends as it does. */
export async function counted<T>(
  call: () => Promise<T>,
  tell: (outcome: CallOutcome) => void,
  outcomeOf: (answer: T) => CallOutcome = () => 'ok',
): Promise<T> {
  let outcome: CallOutcome = 'failed';
  try {
    const answer = await call();
    outcome = outcomeOf(answer);
    return answer;
  } catch (error) {
    if (error instanceof RefusedError) outcome = 'refused';
    throw error;
  } finally {
    tell(outcome);
  }
}
