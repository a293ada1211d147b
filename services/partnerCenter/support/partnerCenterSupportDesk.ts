import { commentFacts } from '../../audit/requestFacts.js';
import type { Clock } from '../../clock.js';
import { RefusedError } from '../../errors.js';
import type { Caller, RequestComment, RequestSubmission, SupportRequest } from '../../model.js';
import type { Page, QuoteService, SupportDesk } from '../../ports.js';
import { isUnfinished } from '../../quotes/pendingUnits.js';
import { fileable } from '../../requests/fileable.js';
import { commented, demandCommentable, demandWithdrawable } from '../../requests/requestChanges.js';
import type { TenantClients } from '../azure/tenantClients.js';
import type { DeskLedger } from '../ledger/deskLedger.js';
import type { LedgerRequest } from '../ledger/ledgerDocument.js';
import { DeskRequests } from './deskRequests.js';
import { type HandedFiles, HandingOver } from './handingOver.js';
import { type KnownReservations, RequestFiling } from './requestFiling.js';
import { RequestStandings } from './requestStandings.js';
import { shownRequest, statusBy } from './shownRequest.js';
import { type SupportPlace, SupportTickets } from './supportTickets.js';
import { TicketFiles } from './ticketFiles.js';
import { Ticketing } from './ticketing.js';
import { TicketLooks } from './ticketLooks.js';
import { messageNameOf, ticketNameOf } from './ticketNames.js';
import { TicketTopics } from './ticketTopics.js';
import { UntoldTickets } from './untoldTickets.js';

export interface SupportDeskSources {
  readonly clients: TenantClients;
  readonly ledger: DeskLedger;
  readonly reservations: KnownReservations;
  readonly quotes: Pick<QuoteService, 'quoteRefund' | 'quoteExchange'>;
  readonly clock: Clock;
  /** What users attached; it is not handed on where absent. */
  readonly files?: HandedFiles | undefined;
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
  /** What is on file, for whoever carries it out. */
  readonly filed: { readonly requests: DeskRequests; readonly ticketing: Ticketing };
  /** How requests of all customers stand, for the portfolio. */
  readonly standings: RequestStandings;
  readonly #requests: DeskRequests;
  readonly #tickets: SupportTickets;
  readonly #ticketing: Ticketing;
  readonly #filing: RequestFiling;
  readonly #looks: TicketLooks;
  readonly #handing: HandingOver;

  constructor(private readonly sources: SupportDeskSources) {
    const { clients, ledger, clock, place, lookMs } = sources;
    this.#tickets = new SupportTickets(clients, place, lookMs);
    const topics = new TicketTopics(clients, clock, place?.subscriptionId === undefined);
    this.#ticketing = new Ticketing(ledger, this.#tickets, topics);
    this.#handing = new HandingOver(this.#ticketing, new TicketFiles(clients, place), sources.files);
    this.#filing = new RequestFiling({ ...sources, topics });
    this.#looks = new TicketLooks(this.#tickets, clock);
    this.standings = new RequestStandings(this.#tickets, this.#looks, clock);
    this.#requests = new DeskRequests({
      ledger,
      ticketing: this.#ticketing,
      looks: this.#looks,
      untold: new UntoldTickets(this.#ticketing, this.#tickets),
      clock,
    });
    this.filed = { requests: this.#requests, ticketing: this.#ticketing };
  }

  async submit(caller: Caller, submission: RequestSubmission): Promise<SupportRequest> {
    const asSent = fileable(submission);
    return this.#requests.inOrder(ticketNameOf(caller, asSent.key), async () => {
      const earlier = await this.#requests.find(caller, ({ key }) => key === asSent.key);
      const { request, isNew } = earlier
        ? { request: earlier, isNew: false }
        : await this.#filing.file(caller, asSent);
      const finished = await this.#ticketing.finish(caller, request, isNew);
      return shownRequest(await this.#handing.hand(caller, finished));
    });
  }

  /** What was said elsewhere about a request is shown with the request alone. */
  async list(caller: Caller, page: number, pageSize: number): Promise<Page<SupportRequest>> {
    const { items, ...bounds } = await this.#requests.page(caller, page, pageSize);
    return { ...bounds, items: items.map((request) => shownRequest(request)) };
  }

  async get(caller: Caller, requestId: string): Promise<SupportRequest | undefined> {
    const found = await this.#requests.find(caller, (entry) => entry.requestId === requestId);
    const request = found && (await this.#requests.asItStands(caller, found));
    return request && this.#withMessages(await this.#handing.hand(caller, request));
  }

  async comment(caller: Caller, requestId: string, commentId: string, text: string): Promise<SupportRequest> {
    const comment = {
      id: commentId,
      authorId: caller.userId,
      at: this.sources.clock.now().toISOString(),
      text,
    };
    const changed = await this.#requests.change(caller, requestId, async (request) => {
      if (request.comments.some(({ id }) => id === commentId)) return request;
      demandCommentable(request);
      const name = messageNameOf(request.ticketName, commentId);
      const subject = `Comment on ${request.id}`;
      const message = { name, sender: request.contact.email, subject, text };
      await this.#tickets.say(request.customerId, request.ticketName, message);
      return this.#commented(caller, request, comment);
    });
    return this.#withMessages(changed);
  }

  async withdraw(caller: Caller, requestId: string): Promise<SupportRequest> {
    const changed = await this.#requests.change(caller, requestId, async (request, before) => {
      // It was closed before, for its user, and only now is that entered.
      if (before.status !== 'Withdrawn' && request.status === 'Withdrawn') return request;
      demandWithdrawable(request);
      const closing = await this.#ticketing.change(
        caller,
        request,
        { action: 'request.updated', before: { withdrawal: null }, after: { withdrawal: 'intended' } },
        intended,
      );
      await this.#close(caller, closing);
      return this.#requests.restated(caller, closing, 'Withdrawn');
    });
    return this.#withMessages(changed);
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
    await this.#requests.idle();
    await this.#ticketing.idle();
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

  async #withMessages(request: LedgerRequest): Promise<SupportRequest> {
    const messages = request.ticketNumber === undefined ? [] : await this.#looks.messages(request);
    return shownRequest(request, messages);
  }
}

/** Another server may have begun to carry it out meanwhile. @throws RefusedError `RequestNotOpen` */
function intended(present: LedgerRequest): LedgerRequest {
  if (present.execution) demandWithdrawable(present);
  return present.isClosing ? present : { ...present, isClosing: true };
}
