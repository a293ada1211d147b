import { RefusedError } from '../errors.js';
import type { FiledRequest } from '../local/deskDocuments.js';
import type { Customer, RequestComment, RequestSubmission, SupportRequest } from '../model.js';
import type { AgreedTerms } from './agreedTerms.js';

/** The request that a submission becomes under the number of its index entry. */
export function requestOf(
  { key, reservationId, basics, problem, contact, files }: RequestSubmission,
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
    ...(files && files.length > 0 && { files }),
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

/** @throws RefusedError `RequestNotOpen` where support or the service works on it already, or it is over */
export function demandWithdrawable(request: SupportRequest): void {
  if (request.status !== 'Open' || request.execution) throw notOpen(request);
}

/** @throws RefusedError `RequestNotOpen` where it asks for nothing that could be carried out, was begun to be, or is over */
export function demandExecutable(request: SupportRequest): void {
  const { status, refund, exchange, execution } = request;
  const isOpen = status === 'Open' || status === 'InProgress';
  if (!isOpen || execution || !(refund ?? exchange)) throw notOpen(request);
}

/** The requests with one of them changed. */
export function replaced<R extends SupportRequest>(requests: readonly R[], changed: R): readonly R[] {
  return requests.map((request) => (request.id === changed.id ? changed : request));
}

function notOpen({ id, status, execution }: SupportRequest): RefusedError {
  const standing = execution ? `${status}, carrying it out has ${execution.state}` : status;
  return new RefusedError('RequestNotOpen', `${id} is ${standing}`);
}
