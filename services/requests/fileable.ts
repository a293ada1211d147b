import { RefusedError } from '../errors.js';
import { jsonCopy } from '../local/jsonCopy.js';
import type { RequestSubmission } from '../model.js';
import { requestSubmission } from '../requestSchemas.js';

/**
 * The submission as it stands now, whatever becomes of the caller's object.
 * @throws RefusedError `Unexpected` for one that no dialog sends: on file it would make the document unreadable
 */
export function fileable(submission: RequestSubmission): RequestSubmission {
  const { success, data, error } = requestSubmission.safeParse(jsonCopy(submission));
  if (success) return data;
  throw new RefusedError('Unexpected', `not a request: ${error.issues.map(({ path }) => path.join('.'))}`);
}
