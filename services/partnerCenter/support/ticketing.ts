import { requestFacts } from '../../audit/requestFacts.js';
import { RefusedError } from '../../errors.js';
import { KeyedQueue } from '../../keyedQueue.js';
import type { CustomerChange } from '../../local/auditedDocument.js';
import type { Caller } from '../../model.js';
import { ownRequest } from '../../requests/ownRequests.js';
import { replaced } from '../../requests/requestChanges.js';
import { requestNotFound } from '../../requests/userIndex.js';
import type { DeskLedger } from '../ledger/deskLedger.js';
import type { LedgerRequest } from '../ledger/ledgerDocument.js';
import { contactProfile } from './contactProfile.js';
import type { SupportTickets } from './supportTickets.js';
import { ticketDescription, ticketTitle } from './ticketText.js';
import type { TicketTopics } from './ticketTopics.js';

/** A change of a request as the trail tells it. */
export type RequestChange = Omit<CustomerChange, 'subject'>;

/**
 * Makes tickets of the requests in the ledger. A request without a ticket number was begun and not finished: whoever meets
 * it finishes it, by the same name, so that it has one ticket however often that takes.
 */
export class Ticketing {
  readonly #underWay = new KeyedQueue();

  constructor(
    private readonly ledger: DeskLedger,
    private readonly tickets: SupportTickets,
    private readonly topics: TicketTopics,
  ) {}

  /**
   * The request with its ticket's number, once the ticket exists and the number is on stable storage. One that the service
   * refuses is taken out of the ledger.
   * @param isFirst whether it was filed just now
   * @throws RefusedError `RequestNotFound` when it is gone, `Service…` when there is no ticket and no request any more;
   * UnreachableError when it has to be finished another time
   */
  finish(
    caller: Caller,
    { customerId, id, ticketName }: LedgerRequest,
    isFirst = false,
  ): Promise<LedgerRequest> {
    return this.#underWay.run(ticketName, async () => {
      const request = ownRequest({ requests: await this.ledger.requestsOf(caller, customerId) }, caller, id);
      if (!request) throw requestNotFound();
      if (request.ticketNumber !== undefined) return request;
      const ticketNumber = await this.#put(caller, request, isFirst);
      const change = { before: { ticket: null }, after: { ticket: ticketNumber } };
      return this.change(caller, request, { action: 'request.sent', ...change }, (present) => ({
        ...present,
        ticketNumber,
      }));
    });
  }

  /**
   * Changes the caller's request in the ledger; a change to itself is none.
   * @param next is also given the requests of anybody about the same customer
   * @throws RefusedError `RequestNotFound`, and what `next` throws; UnreachableError `BackendUnreachable`
   */
  change(
    caller: Caller,
    { customerId, id }: LedgerRequest,
    change: RequestChange,
    next: (present: LedgerRequest, all: readonly LedgerRequest[]) => LedgerRequest,
  ): Promise<LedgerRequest> {
    return this.ledger.withKept(caller, customerId, async ({ data, write }) => {
      const present = ownRequest(data, caller, id);
      if (!present) throw requestNotFound();
      const changed = next(present, data.requests);
      if (changed === present) return present;
      const requests = replaced(data.requests, changed);
      await write({ ...data, requests }, { ...change, subject: subjectOf(present) });
      return changed;
    });
  }

  /** Resolves when no ticket is being made. */
  idle(): Promise<void> {
    return this.#underWay.idle();
  }

  async #put(caller: Caller, request: LedgerRequest, isFirst: boolean): Promise<string> {
    const { customerId, ticketName } = request;
    const topic = await this.topics.topicOf(customerId, request);
    const ticket = {
      ...topic,
      title: ticketTitle(request),
      description: ticketDescription(request),
      severity: request.problem.severity.toLowerCase(),
      contactDetails: contactProfile(request.contact),
    };
    try {
      return (await this.tickets.put(customerId, ticketName, ticket, isFirst)).number;
    } catch (error) {
      if (error instanceof RefusedError) await this.#takeOut(caller, request, error);
      throw error;
    }
  }

  #takeOut(caller: Caller, request: LedgerRequest, { code, service }: RefusedError): Promise<void> {
    return this.ledger.withKept(caller, request.customerId, async ({ data, write }) => {
      const requests = data.requests.filter(({ id }) => id !== request.id);
      await write(
        { ...data, requests },
        {
          action: 'request.refused',
          subject: subjectOf(request),
          before: requestFacts(request),
          after: { refusedWith: service?.serviceCode ?? code },
        },
      );
    });
  }
}

/** What an entry of the trail is about. */
export function subjectOf({ id: requestId, reservationId }: LedgerRequest): CustomerChange['subject'] {
  return { requestId, ...(reservationId !== undefined && { reservationId }) };
}
