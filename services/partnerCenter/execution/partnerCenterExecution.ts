import type { Clock } from '../../clock.js';
import { DeskError, type ErrorCode, RefusedError } from '../../errors.js';
import type { AgreedExecution, ExecutionTerms, RequestExecution } from '../../execution.js';
import { KeyedQueue } from '../../keyedQueue.js';
import type { Caller, ListedReservation, SupportRequest } from '../../model.js';
import type { QuoteService } from '../../ports.js';
import { dayAt, isoDate } from '../../quotes/days.js';
import { unavailable } from '../../remote/serviceFault.js';
import type { AgreedTerms } from '../../requests/agreedTerms.js';
import { asConfirmed, exchangeAskOf, executionTerms } from '../../requests/executionTerms.js';
import { demandExecutable } from '../../requests/requestChanges.js';
import { demandRole } from '../../roles.js';
import type { LedgerRequest } from '../ledger/ledgerDocument.js';
import type { KnownLimits } from '../quotes/knownLimits.js';
import type { DeskRequests } from '../support/deskRequests.js';
import { shownRequest } from '../support/shownRequest.js';
import type { Ticketing } from '../support/ticketing.js';
import type { CapacityOrders, OrderEnd } from './capacityOrders.js';
import { type EndByReservations, endByReservations, givenBackBy } from './endByReservations.js';
import { ExecutionEntries } from './executionEntries.js';

export interface ExecutionSources {
  readonly requests: DeskRequests;
  readonly ticketing: Ticketing;
  /** Quotes as if there were no such request: its own units are not asked back already. */
  readonly quotesWithout: (requestId: string) => Pick<QuoteService, 'quoteRefund' | 'quoteExchange'>;
  readonly orders: Pick<CapacityOrders, 'return' | 'exchange'>;
  readonly reservations: {
    of(customerId: string): Promise<readonly ListedReservation[]>;
    wasReplaced(customerId: string, orderId: string, reservationId: string): Promise<boolean>;
    forget(customerId: string, orderId?: string): void;
  };
  readonly limits: Pick<KnownLimits, 'forget'>;
  readonly clock: Clock;
}

/** Far longer than an order can be under way: what has not been done by then will not be. */
const SAFE_MS = 3_600_000;
/** Far longer than it takes to write down that an order is begun, and far shorter than the above. */
const SEND_WITHIN_MS = 300_000;

const NOT_SENT: OrderEnd = {
  kind: 'notSent',
  error: unavailable({ service: 'reservations', notSent: true }, 'beginning took too long'),
};

/**
 * Has Microsoft.Capacity carry out what requests on file ask for. That it is about to is on stable storage before anything is
 * sent, and stays there until it is known how it ended: so nothing is ever sent twice, whatever fails, and whoever tries.
 * Throws also DeskErrors `Service…`, RefusedError `DocumentCorrupt` and UnreachableError `BackendUnreachable`.
 */
export class PartnerCenterExecution implements RequestExecution {
  readonly #entries: ExecutionEntries;
  readonly #inOrder = new KeyedQueue();

  constructor(private readonly sources: ExecutionSources) {
    this.#entries = new ExecutionEntries(sources.ticketing);
  }

  async terms(caller: Caller, requestId: string): Promise<ExecutionTerms> {
    demandRole(caller, 'carryOutRequests');
    const request = await this.#executable(caller, requestId);
    return executionTerms(shownRequest(request), await this.#quoted(caller, request));
  }

  async execute(caller: Caller, requestId: string, agreed: AgreedExecution): Promise<SupportRequest> {
    demandRole(caller, 'carryOutRequests');
    const { ticketName } = await this.sources.requests.known(caller, requestId);
    return this.#inOrder.run(ticketName, async () => {
      const request = await this.#executable(caller, requestId);
      const terms = asConfirmed(await this.#quoted(caller, request), agreed);
      const at = this.sources.clock.now().toISOString();
      const execution = { state: 'Begun', by: caller.userId, at } as const;
      const begun = await this.#entries.begun(caller, request, terms, execution);
      return shownRequest(await this.#carriedOut(caller, begun, terms));
    });
  }

  async follow(caller: Caller, requestId: string): Promise<SupportRequest> {
    demandRole(caller, 'carryOutRequests');
    const { ticketName } = await this.sources.requests.known(caller, requestId);
    return this.#inOrder.run(ticketName, async () => {
      const request = await this.sources.requests.known(caller, requestId);
      return shownRequest(await this.#followed(caller, request));
    });
  }

  /** Resolves when everything that was begun is done; the caller begins nothing more. */
  close(): Promise<void> {
    return this.#inOrder.idle();
  }

  /** As its ticket stands now. */
  async #executable(caller: Caller, requestId: string): Promise<LedgerRequest> {
    return this.sources.requests.change(caller, requestId, async (request) => {
      demandExecutable(request);
      return request;
    });
  }

  async #quoted(caller: Caller, { id, customerId, refund, exchange }: LedgerRequest): Promise<AgreedTerms> {
    const quotes = this.sources.quotesWithout(id);
    if (exchange) {
      const ask = { customerId, ...exchangeAskOf(exchange) };
      return { exchange: await quotes.quoteExchange(caller, ask) };
    }
    if (!refund) return {};
    const { reservationId, quantity } = refund;
    return { refund: await quotes.quoteRefund(caller, { customerId, reservationId, quantity }) };
  }

  async #carriedOut(caller: Caller, begun: LedgerRequest, terms: AgreedTerms): Promise<LedgerRequest> {
    try {
      const end = this.#isLate(begun) ? NOT_SENT : await this.#ordered(terms);
      return await this.#afterwards(caller, begun, end);
    } finally {
      this.#forgetWhatWas(terms);
    }
  }

  /** A process that was stopped meanwhile may be the only one that does not know that its beginning was taken back. */
  #isLate({ execution }: LedgerRequest): boolean {
    const begunMs = Date.parse(execution?.at ?? '');
    return !(this.sources.clock.now().getTime() - begunMs < SEND_WITHIN_MS);
  }

  #ordered({ refund, exchange }: AgreedTerms): Promise<OrderEnd> {
    const { orders } = this.sources;
    if (exchange) return orders.exchange(exchange);
    if (refund) return orders.return(refund);
    throw new RefusedError('Unexpected', 'nothing to carry out');
  }

  async #afterwards(caller: Caller, begun: LedgerRequest, end: OrderEnd): Promise<LedgerRequest> {
    switch (end.kind) {
      case 'done':
        return this.#done(caller, begun, end.correlationId);
      case 'unknown':
        return this.#kept(begun, this.#entries.noted(caller, begun, end.correlationId));
      case 'notSent':
        await this.#takenBack(caller, begun, end.error);
        throw end.error;
      case 'refused':
        if (end.wasTaken && (await this.#endOf(begun)) !== 'untouched') {
          const { correlationId } = end.error.service ?? {};
          return this.#kept(begun, this.#entries.noted(caller, begun, correlationId));
        }
        await this.#takenBack(caller, begun, end.error);
        throw refusalOf(begun, end.error);
    }
  }

  async #followed(caller: Caller, request: LedgerRequest): Promise<LedgerRequest> {
    const { requests, clock } = this.sources;
    if (request.execution?.state !== 'Begun') return (await requests.asItStands(caller, request)) ?? request;
    const end = await this.#endOf(request);
    if (end === 'done') return this.#done(caller, request, request.execution.correlationId);
    const isLongAgo = clock.now().getTime() - Date.parse(request.execution.at) >= SAFE_MS;
    if (end === 'untouched' && isLongAgo) {
      return this.#entries.takenBack(caller, request, { why: 'NothingDone' });
    }
    return request;
  }

  /** What the customer's reservations tell now; nothing for certain while they cannot be had. */
  async #endOf({ customerId, carrying = {}, execution }: LedgerRequest): Promise<EndByReservations> {
    const { reservations } = this.sources;
    const orderedOn = isoDate(dayAt(new Date(execution?.at ?? 0)));
    this.#forgetWhatWas(carrying);
    try {
      const listed = await reservations.of(customerId);
      const absent = givenBackBy(carrying).filter(
        ({ reservationId }) => !listed.some(({ id }) => id === reservationId),
      );
      const replaced: string[] = [];
      for (const { orderId, reservationId } of absent) {
        if (await reservations.wasReplaced(customerId, orderId, reservationId)) replaced.push(reservationId);
      }
      return endByReservations(carrying, orderedOn, { listed, replaced });
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      return 'unclear';
    }
  }

  /** It stands, whether that can be entered and support be told of it now or not. */
  async #done(
    caller: Caller,
    begun: LedgerRequest,
    correlationId: string | undefined,
  ): Promise<LedgerRequest> {
    const entered = await this.#kept(begun, this.#entries.done(caller, begun, correlationId));
    return (await this.#kept(entered, this.sources.requests.asItStands(caller, entered))) ?? entered;
  }

  /** That it was begun may stay on file where it cannot be taken back now: it is found out later that nothing was done. */
  async #takenBack(caller: Caller, begun: LedgerRequest, { code, service }: DeskError): Promise<void> {
    const facts = { why: service?.serviceCode ?? code };
    await this.#kept(begun, this.#entries.takenBack(caller, begun, facts));
  }

  /** What comes, or what there was before where it cannot be written. */
  async #kept<T>(before: LedgerRequest, coming: Promise<T>): Promise<T | LedgerRequest> {
    try {
      return await coming;
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      return before;
    }
  }

  #forgetWhatWas({ refund, exchange }: AgreedTerms): void {
    const { reservations, limits } = this.sources;
    for (const { orderId, customerId } of [...(refund ? [refund] : []), ...returnsOf(exchange)]) {
      reservations.forget(customerId, orderId);
      limits.forget(customerId);
    }
  }
}

function returnsOf(exchange: AgreedTerms['exchange']) {
  return exchange?.returns.map(({ orderId }) => ({ orderId, customerId: exchange.customerId })) ?? [];
}

/** The service's refusal as one of what was asked for: it can be tried again. */
function refusalOf({ exchange }: LedgerRequest, { message, service }: RefusedError): RefusedError {
  const code: ErrorCode = exchange ? 'ExchangeRefused' : 'RefundRefused';
  return new RefusedError(code, message, { service });
}
