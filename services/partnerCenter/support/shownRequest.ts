import type { OutsideAuthor, RequestComment, RequestStatus, SupportRequest } from '../../model.js';
import type { LedgerRequest } from '../ledger/ledgerDocument.js';
import type { Ticket, TicketMessage } from './supportTickets.js';
import { messageNameOf } from './ticketNames.js';

const SUPPORT: OutsideAuthor = 'microsoft';
const ELSEWHERE: OutsideAuthor = 'elsewhere';

/** The request as the port gives it: what was said in the ledger, and what else was said about the ticket, in time. */
export function shownRequest(
  { ticketName, reservation: _told, isClosing: _closing, ...request }: LedgerRequest,
  messages: readonly TicketMessage[] = [],
): SupportRequest {
  const own = new Set(request.comments.map(({ id }) => messageNameOf(ticketName, id)));
  const others = messages.filter(({ name }) => !own.has(name)).map(commentOf);
  if (others.length === 0) return request;
  return {
    ...request,
    comments: [...request.comments, ...others].sort((a, b) => a.at.localeCompare(b.at)),
  };
}

/** How a request stands by its ticket. What its user withdrew stays withdrawn. */
export function statusBy({ status, isClosing }: LedgerRequest, ticket: Ticket | undefined): RequestStatus {
  if (!ticket || status === 'Withdrawn') return status;
  if (ticket.state === 'closed') return isClosing ? 'Withdrawn' : 'Closed';
  return ticket.state === 'assigned' ? 'InProgress' : 'Open';
}

function commentOf({ name, isFromSupport, at, text }: TicketMessage): RequestComment {
  return { id: name, authorId: isFromSupport ? SUPPORT : ELSEWHERE, at, text };
}
