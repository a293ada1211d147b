import { UnreachableError } from '../errors.js';

/** Somebody else has changed what a turn is about to write over: read it again. */
export function stateConflict(cause?: unknown): UnreachableError {
  return new UnreachableError('StateConflict', 'the state was changed by another turn since it was read', {
    cause,
  });
}
