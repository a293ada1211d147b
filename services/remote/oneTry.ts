import { isRestError, type PipelineResponse } from '@azure/core-rest-pipeline';
import { TimeLimitReached } from './withinLimit.js';

/** How one try ended. */
export type Try = { readonly response: PipelineResponse } | { readonly error: unknown };

/** Whether a try ended without a whole answer, for a reason that is not the caller's. */
export function hasNoAnswer(error: unknown): boolean {
  return error instanceof TimeLimitReached || isRestError(error);
}

const NO_CONNECTION: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** Whether it is certain that nothing was sent: there was no connection. */
export function wasNotSent(error: unknown): boolean {
  return isRestError(error) && NO_CONNECTION.has(error.code ?? '');
}
