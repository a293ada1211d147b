import { commentFacts } from '../../audit/requestFacts.js';
import type { Clock } from '../../clock.js';
import { DeskError, RefusedError } from '../../errors.js';
import { KeyedQueue } from '../../keyedQueue.js';
import type { Caller, RequestComment, RequestSubmission, SupportRequest } from '../../model.js';
import type { Page, QuoteService, SupportDesk } from '../../ports.js';
import { isUnfinished } from '../../quotes/pendingUnits.js';
import { fileable } from '../../requests/fileable.js';
import { OwnRequests, ownRequest } from '../../requests/ownRequests.js';
import { commented, demandCommentable, demandWithdrawable } from '../../requests/requestChanges.js';
import { entryFor, requestNotFound } from '../../requests/userIndex.js';
import type { TenantClients } from '../azure/tenantClients.js';
import type { DeskLedger } from '../ledger/deskLedger.js';
import type { LedgerRequest } from '../ledger/ledgerDocument.js';
import { type KnownReservations, RequestFiling } from './requestFiling.js';
import { shownRequest, statusBy } from './shownRequest.js';
import { type SupportPlace, SupportTickets } from './supportTickets.js';
import { Ticketing } from './ticketing.js';
import { TicketLooks } from './ticketLooks.js';
import { messageNameOf, ticketNameOf } from './ticketNames.js';
import { TicketTopics } from './ticketTopics.js';

export interface SupportDeskSources {
  readonly clients: TenantClients;
  readonly ledger: DeskLedger;
  readonly reservations: KnownReservations;
  readonly quotes: Pick<QuoteService, 'quoteRefund' | 'quoteExchange'>;
  readonly clock: Clock;
  /** Tickets are of the customer's tenant itself unless it names a subscription. */
  readonly place?: SupportPlace | undefined;
  /** How long a look at a ticket may take; what the ledger has is shown instead. */
  readonly lookMs?: number | undefined;
}

/**
 * Support requests as tickets of Microsoft support in the customers' tenants, and beside them in the ledger, where they are
 * before the ticket is. A request is acknowledged once it has a ticket and its number is on stable storage. Throws also
 * DeskErrors `Service…`, RefusedError `DocumentCorrupt` and UnreachableError `BackendUnreachable`.
 */
export class PartnerCenterSupportDesk implements SupportDesk {
  readonly #tickets: SupportTickets;
  readonly #ticketing: Ticketing;
  readonly #filing: RequestFiling;
  readonly #looks: TicketLooks;
  readonly #own: OwnRequests<LedgerRequest>;
  /** What one user sends twice, or does twice to a ticket, is done once. */
  readonly #inOrder = new KeyedQueue();

  constructor(private readonly sources: SupportDeskSources) {
    const { clients, ledger, clock, place, lookMs } = sources;
    this.#tickets = new SupportTickets(clients, place, lookMs);
    const topics = new TicketTopics(clients, clock, place?.subscriptionId === undefined);
    this.#ticketing = new Ticketing(ledger, this.#tickets, topics);
    this.#filing = new RequestFiling({ ...sources, topics });
    this.#looks = new TicketLooks(this.#tickets, clock);
    // The index is of the partner's user, and so are the documents: it does not matter whether the partner still has them.
    const find = async (caller: Caller, customerId: string, requestId: string) => {
      const requests = await ledger.requestsOf(caller, customerId);
      return ownRequest({ requests }, caller, requestId);
    };
    this.#own = new OwnRequests({ isOwnCustomer: () => true, find }, clock);
  }

  async submit(caller: Caller, submission: RequestSubmission): Promise<SupportRequest> {
    const asSent = fileable(submission);
    return this.#inOrder.run(ticketNameOf(caller, asSent.key), async () => {
      const earlier = await this.#find(caller, ({ key }) => key === asSent.key);
      const { request, isNew } = earlier
        ? { request: earlier, isNew: false }
        : await this.#filing.file(caller, asSent);
      return shownRequest(await this.#ticketing.finish(caller, request, isNew));
    });
  }

  /** What was said elsewhere about a request is shown with the request alone. */
  async list(caller: Caller, page: number, pageSize: number): Promise<Page<SupportRequest>> {
    const { items, ...bounds } = await this.sources.ledger.withUser(caller, (user) =>
      this.#own.page(caller, user, page, pageSize),
    );
    const seen = await Promise.all(items.map((request) => this.#asItStands(caller, request)));
    return { ...bounds, items: seen.flatMap((request) => (request ? [shownRequest(request)] : [])) };
  }

  async get(caller: Caller, requestId: string): Promise<SupportRequest | undefined> {
    const found = await this.#find(caller, (entry) => entry.requestId === requestId);
    const request = found && (await this.#asItStands(caller, found));
    return request && this.#withMessages(request);
  }

  async comment(caller: Caller, requestId: string, commentId: string, text: string): Promise<SupportRequest> {
    const comment = {
      id: commentId,
      authorId: caller.userId,
      at: this.sources.clock.now().toISOString(),
      text,
    };
    return this.#change(caller, requestId, async (request) => {
      if (request.comments.some(({ id }) => id === commentId)) return request;
      demandCommentable(request);
      const name = messageNameOf(request.ticketName, commentId);
      const subject = `Comment on ${request.id}`;
      const message = { name, sender: request.contact.email, subject, text };
      await this.#tickets.say(request.customerId, request.ticketName, message);
      return this.#commented(caller, request, comment);
    });
  }

  withdraw(caller: Caller, requestId: string): Promise<SupportRequest> {
    return this.#change(caller, requestId, async (request, before) => {
      // It was closed before, for its user, and only now is that entered.
      if (before.status !== 'Withdrawn' && request.status === 'Withdrawn') return request;
      demandWithdrawable(request);
      const closing = await this.#ticketing.change(
        caller,
        request,
        { action: 'request.updated', before: { withdrawal: null }, after: { withdrawal: 'intended' } },
        (present) => (present.isClosing ? present : { ...present, isClosing: true }),
      );
      await this.#close(caller, closing);
      return this.#restated(caller, closing, 'Withdrawn');
    });
  }

  /** Requests of anybody about the customer; those that are to give units back as their tickets stand, whoever looked last. */
  async standing(caller: Caller, customerId: string): Promise<readonly LedgerRequest[]> {
    const requests = await this.sources.ledger.requestsOf(caller, customerId);
    return Promise.all(
      requests.map(async (request) => {
        const { refund, exchange, ticketNumber } = request;
        if (!isUnfinished(request) || !(refund ?? exchange) || ticketNumber === undefined) return request;
        return { ...request, status: statusBy(request, await this.#looks.ticket(request)) };
      }),
    );
  }

  /** Resolves when everything that was begun is done; the caller begins nothing more. */
  async close(): Promise<void> {
    await this.#inOrder.idle();
    await this.#ticketing.idle();
  }

  /** Does something to a ticket as it is now, and not as it was a minute ago. */
  async #change(
    caller: Caller,
    requestId: string,
    change: (request: LedgerRequest, before: LedgerRequest) => Promise<LedgerRequest>,
  ): Promise<SupportRequest> {
    const found = await this.#find(caller, (entry) => entry.requestId === requestId);
    if (!found) throw requestNotFound();
    return this.#inOrder.run(found.ticketName, async () => {
      const before = await this.#ticketing.finish(caller, found);
      this.#looks.forget(before);
      const changed = await change(await this.#restatedBy(caller, before), before);
      this.#looks.forget(changed);
      return this.#withMessages(changed);
    });
  }

  async #close(caller: Caller, request: LedgerRequest): Promise<void> {
    try {
      await this.#tickets.close(request.customerId, request.ticketName);
    } catch (error) {
      // Support goes on with it: should it be closed one day, that is no withdrawal.
      if (error instanceof RefusedError) await this.#takeBack(caller, request);
      throw error;
    }
  }

  #takeBack(caller: Caller, request: LedgerRequest): Promise<LedgerRequest> {
    return this.#ticketing.change(
      caller,
      request,
      { action: 'request.updated', before: { withdrawal: 'intended' }, after: { withdrawal: 'refused' } },
      ({ isClosing: _not, ...present }) => present,
    );
  }

  #commented(caller: Caller, request: LedgerRequest, comment: RequestComment): Promise<LedgerRequest> {
    const change = { action: 'request.commented', before: null, after: commentFacts(comment) } as const;
    return this.#ticketing.change(caller, request, change, (present) => commented(present, comment));
  }

  async #find(
    caller: Caller,
    isSought: (entry: { readonly requestId: string; readonly key: string }) => boolean,
  ): Promise<LedgerRequest | undefined> {
    const entry = await this.sources.ledger.withUser(caller, async ({ data }) =>
      data.requests.find(isSought),
    );
    return entry && this.#own.find(caller, entry);
  }

  /** Finished, if that can be done now, and with the status of its ticket; undefined when the service has refused it. */
  async #asItStands(caller: Caller, request: LedgerRequest): Promise<LedgerRequest | undefined> {
    if (request.ticketNumber !== undefined) return this.#restatedBy(caller, request);
    try {
      return await this.#ticketing.finish(caller, request);
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      return error instanceof RefusedError ? this.#own.find(caller, entryFor(request)) : request;
    }
  }

  /** With the status of its ticket, as far as that can be told; the ledger follows, as soon as it can. */
  async #restatedBy(caller: Caller, request: LedgerRequest): Promise<LedgerRequest> {
    if (request.status === 'Withdrawn') return request;
    const ticket = await this.#looks.ticket(request);
    const status = statusBy(request, ticket);
    if (status === request.status) return request;
    try {
      return await this.#restated(caller, request, status);
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      return { ...request, status };
    }
  }

  #restated(caller: Caller, request: LedgerRequest, status: LedgerRequest['status']): Promise<LedgerRequest> {
    const action = status === 'Withdrawn' ? 'request.withdrawn' : 'request.updated';
    const change = { action, before: { status: request.status }, after: { status } } as const;
    return this.#ticketing.change(caller, request, change, (present) => {
      // Whoever has changed it meanwhile knew more.
      const isSame = present.status === request.status && present.isClosing === request.isClosing;
      return isSame ? { ...present, status } : present;
    });
  }

  async #withMessages(request: LedgerRequest): Promise<SupportRequest> {
    const messages = request.ticketNumber === undefined ? [] : await this.#looks.messages(request);
    return shownRequest(request, messages);
  }
}
