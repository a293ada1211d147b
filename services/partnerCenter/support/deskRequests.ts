import type { Clock } from '../../clock.js';
import { DeskError, RefusedError } from '../../errors.js';
import { KeyedQueue } from '../../keyedQueue.js';
import type { Caller } from '../../model.js';
import type { Page } from '../../ports.js';
import { OwnRequests, ownRequest } from '../../requests/ownRequests.js';
import { entryFor, requestNotFound } from '../../requests/userIndex.js';
import type { DeskLedger } from '../ledger/deskLedger.js';
import type { LedgerRequest } from '../ledger/ledgerDocument.js';
import { statusBy } from './shownRequest.js';
import type { Ticketing } from './ticketing.js';
import type { TicketLooks } from './ticketLooks.js';
import type { UntoldTickets } from './untoldTickets.js';

export interface DeskRequestsParts {
  readonly ledger: DeskLedger;
  readonly ticketing: Ticketing;
  readonly looks: TicketLooks;
  readonly untold: UntoldTickets;
  readonly clock: Clock;
}

/** Users' own requests in the ledger, and how they stand by their tickets. */
export class DeskRequests {
  readonly #own: OwnRequests<LedgerRequest>;
  readonly #inOrder = new KeyedQueue();

  constructor(private readonly parts: DeskRequestsParts) {
    const { ledger, clock } = parts;
    // The index is of the partner's user, and so are the documents: it does not matter whether the partner still has them.
    const find = async (caller: Caller, customerId: string, requestId: string) => {
      const requests = await ledger.requestsOf(caller, customerId);
      return ownRequest({ requests }, caller, requestId);
    };
    this.#own = new OwnRequests({ isOwnCustomer: () => true, find }, clock);
  }

  /** What one user sends twice, or does twice to a ticket, is done once. */
  inOrder<T>(ticketName: string, task: () => Promise<T>): Promise<T> {
    return this.#inOrder.run(ticketName, task);
  }

  async find(
    caller: Caller,
    isSought: (entry: { readonly requestId: string; readonly key: string }) => boolean,
  ): Promise<LedgerRequest | undefined> {
    const entry = await this.parts.ledger.withUser(caller, async ({ data }) => data.requests.find(isSought));
    return entry && this.#own.find(caller, entry);
  }

  /** @throws RefusedError `RequestNotFound` */
  async known(caller: Caller, requestId: string): Promise<LedgerRequest> {
    const found = await this.find(caller, (entry) => entry.requestId === requestId);
    if (!found) throw requestNotFound();
    return found;
  }

  async page(caller: Caller, page: number, pageSize: number): Promise<Page<LedgerRequest>> {
    const { items, ...bounds } = await this.parts.ledger.withUser(caller, (user) =>
      this.#own.page(caller, user, page, pageSize),
    );
    const seen = await Promise.all(items.map((request) => this.asItStands(caller, request)));
    return { ...bounds, items: seen.flatMap((request) => request ?? []) };
  }

  /** Finished, if that can be done now, and with the status of its ticket; undefined when the service has refused it. */
  async asItStands(caller: Caller, request: LedgerRequest): Promise<LedgerRequest | undefined> {
    if (request.isUntold) return this.parts.untold.tell(caller, request);
    if (request.ticketNumber !== undefined) return this.#restatedBy(caller, request);
    try {
      return await this.parts.ticketing.finish(caller, request);
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      return error instanceof RefusedError ? this.#own.find(caller, entryFor(request)) : request;
    }
  }

  /**
   * Does something to a request as its ticket is now, and not as it was a minute ago.
   * @param before as the ledger had it
   * @throws RefusedError `RequestNotFound`, and what `change` throws
   */
  async change(
    caller: Caller,
    requestId: string,
    change: (request: LedgerRequest, before: LedgerRequest) => Promise<LedgerRequest>,
  ): Promise<LedgerRequest> {
    const found = await this.known(caller, requestId);
    const { ticketing, looks } = this.parts;
    return this.inOrder(found.ticketName, async () => {
      const before = await ticketing.finish(caller, found);
      looks.forget(before);
      const changed = await change(await this.#restatedBy(caller, before), before);
      looks.forget(changed);
      return changed;
    });
  }

  restated(caller: Caller, request: LedgerRequest, status: LedgerRequest['status']): Promise<LedgerRequest> {
    const action = status === 'Withdrawn' ? 'request.withdrawn' : 'request.updated';
    const change = { action, before: { status: request.status }, after: { status } } as const;
    return this.parts.ticketing.change(caller, request, change, (present) => {
      // Whoever has changed it meanwhile knew more.
      const isSame = present.status === request.status && present.isClosing === request.isClosing;
      return isSame ? { ...present, status } : present;
    });
  }

  /** Resolves when everything that was begun is done. */
  idle(): Promise<void> {
    return this.#inOrder.idle();
  }

  /** With the status of its ticket, as far as that can be told; the ledger follows, as soon as it can. */
  async #restatedBy(caller: Caller, request: LedgerRequest): Promise<LedgerRequest> {
    if (request.status === 'Withdrawn') return request;
    const ticket = await this.parts.looks.ticket(request);
    const status = statusBy(request, ticket);
    if (status === request.status) return request;
    try {
      return await this.restated(caller, request, status);
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      return { ...request, status };
    }
  }
}
