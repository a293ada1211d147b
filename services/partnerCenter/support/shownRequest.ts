import type { OutsideAuthor, RequestComment, RequestStatus, SupportRequest } from '../../model.js';
import type { LedgerRequest } from '../ledger/ledgerDocument.js';
import type { Ticket, TicketMessage } from './supportTickets.js';
import { CARRIED_OUT, messageNameOf } from './ticketNames.js';

const SUPPORT: OutsideAuthor = 'microsoft';
const ELSEWHERE: OutsideAuthor = 'elsewhere';

/** The request as the port gives it: what was said in the ledger, and what else was said about the ticket, in time. */
export function shownRequest(
  {
    ticketName,
    reservation: _told,
    isClosing: _closing,
    carrying: _by,
    isUntold: _untold,
    ...request
  }: LedgerRequest,
  messages: readonly TicketMessage[] = [],
): SupportRequest {
  const ownIds = [CARRIED_OUT, ...request.comments.map(({ id }) => id)];
  const own = new Set(ownIds.map((id) => messageNameOf(ticketName, id)));
  const others = messages.filter(({ name }) => !own.has(name)).map(commentOf);
  if (others.length === 0) return request;
  return {
    ...request,
    comments: [...request.comments, ...others].sort((a, b) => a.at.localeCompare(b.at)),
  };
}

/**
 * How a request stands by its ticket. What its user withdrew stays withdrawn, and of what was sent to be carried out the
 * ticket tells nothing: its units are not free before it is known how that ended.
 */
export function statusBy(
  { status, isClosing, execution }: LedgerRequest,
  ticket: Ticket | undefined,
): RequestStatus {
  if (!ticket || status === 'Withdrawn' || execution) return status;
  if (ticket.state === 'closed') return isClosing ? 'Withdrawn' : 'Closed';
  return ticket.state === 'assigned' ? 'InProgress' : 'Open';
}

function commentOf({ name, isFromSupport, at, text }: TicketMessage): RequestComment {
  return { id: name, authorId: isFromSupport ? SUPPORT : ELSEWHERE, at, text };
}
