import type { PipelineRequest, PipelineResponse, SendRequest } from '@azure/core-rest-pipeline';

/** A try had no whole answer within its time. */
export class TimeLimitReached extends Error {
  override readonly name = 'TimeLimitReached';
}

/**
 * Sends a request and gives it up after `ms`; the time limit of the pipeline itself ends with the answer's head.
 * @throws TimeLimitReached
 */
export async function withinLimit(
  request: PipelineRequest,
  ms: number,
  next: SendRequest,
): Promise<PipelineResponse> {
  const given = request.abortSignal;
  const limit = new AbortController();
  const giveUp = () => limit.abort();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    giveUp();
  }, ms);
  if (given?.aborted) giveUp();
  given?.addEventListener('abort', giveUp);
  request.abortSignal = limit.signal;
  try {
    return await next(request);
  } catch (error) {
    throw isLate ? new TimeLimitReached(`no answer within ${ms} ms`) : error;
  } finally {
    clearTimeout(timer);
    given?.removeEventListener('abort', giveUp);
    if (given) request.abortSignal = given;
    else delete request.abortSignal;
  }
}
