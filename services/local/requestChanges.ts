import { RefusedError } from '../errors.js';
import type { RequestComment, RequestSubmission, SupportRequest } from '../model.js';
import type { AgreedTerms } from './agreedTerms.js';
import type { CustomerDocument, FiledRequest } from './deskDocuments.js';

/** The document with a new request, and with what its refund takes from the customer's limit; an exchange takes nothing. */
export function withFiled(document: CustomerDocument, request: SupportRequest): CustomerDocument {
  const taken = request.refund && {
    requestId: request.id,
    at: request.createdAt,
    countedUsdMinor: request.refund.pool.counted.amountMinor,
  };
  return {
    ...document,
    requests: [...document.requests, request],
    refundPool: taken ? [...document.refundPool, taken] : document.refundPool,
  };
}

/** The request that a submission becomes under the number of its index entry. */
export function requestOf(
  { key, reservationId, basics, problem, contact }: RequestSubmission,
  { requestId, createdAt }: FiledRequest,
  { id: customerId, name: customerName }: CustomerDocument['profile'],
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

/** The document with a comment more; itself when it has that comment. @throws RefusedError `RequestNotOpen` */
export function withComment(
  document: CustomerDocument,
  request: SupportRequest,
  comment: RequestComment,
): CustomerDocument {
  if (request.comments.some(({ id }) => id === comment.id)) return document;
  if (request.status !== 'Open' && request.status !== 'InProgress') throw notOpen(request);
  return withRequest(document, { ...request, comments: [...request.comments, comment] });
}

/** The document with the request withdrawn and its refund back in the pool. @throws RefusedError `RequestNotOpen` */
export function withWithdrawn(document: CustomerDocument, request: SupportRequest): CustomerDocument {
  if (request.status !== 'Open') throw notOpen(request);
  return {
    ...withRequest(document, { ...request, status: 'Withdrawn' }),
    refundPool: document.refundPool.filter(({ requestId }) => requestId !== request.id),
  };
}

function withRequest(document: CustomerDocument, changed: SupportRequest): CustomerDocument {
  const requests = document.requests.map((request) => (request.id === changed.id ? changed : request));
  return { ...document, requests };
}

function notOpen({ id, status }: SupportRequest): RefusedError {
  return new RefusedError('RequestNotOpen', `${id} is ${status}`);
}
