import { RefusedError } from '../errors.js';
import type { FiledRequest } from '../local/deskDocuments.js';
import type { Customer, RequestComment, RequestSubmission, SupportRequest } from '../model.js';
import type { AgreedTerms } from './agreedTerms.js';

/** The request that a submission becomes under the number of its index entry. */
export function requestOf(
  { key, reservationId, basics, problem, contact }: RequestSubmission,
  { requestId, createdAt }: FiledRequest,
  { id: customerId, name: customerName }: Pick<Customer, 'id' | 'name'>,
  createdBy: string,
  terms: AgreedTerms,
): SupportRequest {
  return {
    id: requestId,
    key,
    customerId,
    customerName,
    ...(reservationId !== undefined && { reservationId }),
    createdBy,
    createdAt,
    status: 'Open',
    basics,
    problem,
    contact,
    ...terms,
    comments: [],
  };
}

/** The request with a comment more; itself when it has that comment. @throws RefusedError `RequestNotOpen` */
export function commented<R extends SupportRequest>(request: R, comment: RequestComment): R {
  if (request.comments.some(({ id }) => id === comment.id)) return request;
  demandCommentable(request);
  return { ...request, comments: [...request.comments, comment] };
}

/** @throws RefusedError `RequestNotOpen` where nothing can be said any more */
export function demandCommentable(request: SupportRequest): void {
  if (request.status !== 'Open' && request.status !== 'InProgress') throw notOpen(request);
}

/** @throws RefusedError `RequestNotOpen` where support works on it already, or it is over */
export function demandWithdrawable(request: SupportRequest): void {
  if (request.status !== 'Open') throw notOpen(request);
}

/** The requests with one of them changed. */
export function replaced<R extends SupportRequest>(requests: readonly R[], changed: R): readonly R[] {
  return requests.map((request) => (request.id === changed.id ? changed : request));
}

function notOpen({ id, status }: SupportRequest): RefusedError {
  return new RefusedError('RequestNotOpen', `${id} is ${status}`);
}
