import type { RequestComment, SupportRequest } from '../model.js';
import { commented, demandWithdrawable, replaced } from '../requests/requestChanges.js';
import type { CustomerChange } from './auditedDocument.js';
import type { CustomerDocument } from './deskDocuments.js';

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

/** The document with a comment more; itself when it has that comment. @throws RefusedError `RequestNotOpen` */
export function withComment(
  document: CustomerDocument,
  request: SupportRequest,
  comment: RequestComment,
): CustomerDocument {
  const changed = commented(request, comment);
  return changed === request ? document : withRequest(document, changed);
}

/** The document with the request withdrawn and its refund back in the pool. @throws RefusedError `RequestNotOpen` */
export function withWithdrawn(document: CustomerDocument, request: SupportRequest): CustomerDocument {
  demandWithdrawable(request);
  return {
    ...withRequest(document, { ...request, status: 'Withdrawn' }),
    refundPool: document.refundPool.filter(({ requestId }) => requestId !== request.id),
  };
}

/** The document with that request changed. */
export function withRequest(document: CustomerDocument, changed: SupportRequest): CustomerDocument {
  return { ...document, requests: replaced(document.requests, changed) };
}

/** What an entry of the trail about the request is about. */
export function subjectOf({ id: requestId, reservationId }: SupportRequest): CustomerChange['subject'] {
  return { requestId, ...(reservationId !== undefined && { reservationId }) };
}
