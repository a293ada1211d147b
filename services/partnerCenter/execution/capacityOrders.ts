import { z } from 'zod';
import { DeskError, RefusedError, type UnreachableError } from '../../errors.js';
import type { ExchangeQuote } from '../../quotes/exchangeQuote.js';
import type { RefundQuote } from '../../quotes/refundQuote.js';
import { correlationIdOf } from '../../remote/correlationId.js';
import { remotely } from '../../remote/remotely.js';
import { unreadable } from '../../remote/serviceFault.js';
import type { TenantClients } from '../azure/tenantClients.js';
import { unitsToReturn } from '../quotes/unitsToReturn.js';
import { whyNotSent } from './whyNotSent.js';

/** What became of an order that was sent once. */
export type OrderEnd =
  | { readonly kind: 'done'; readonly correlationId?: string | undefined }
  /** The service said no; if it had taken the order before, what it did of it is to be looked at. */
  | { readonly kind: 'refused'; readonly error: RefusedError; readonly wasTaken: boolean }
  /** Nothing was done, for certain. */
  | { readonly kind: 'notSent'; readonly error: UnreachableError }
  | { readonly kind: 'unknown'; readonly correlationId?: string | undefined };

/** What is used of an answer as the SDK hands it to `onResponse`. */
interface RawAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | undefined };
}

interface OrderOptions {
  readonly updateIntervalInMs: number;
  readonly abortSignal: AbortSignal;
  readonly onResponse: (answer: RawAnswer) => void;
}

interface Operation {
  pollUntilDone(options: Pick<OrderOptions, 'abortSignal'>): Promise<unknown>;
}

/** Where the outcome of an accepted order is asked for. */
const POLLED_AT = ['operation-location', 'azure-asyncoperation', 'location'];
const ACCEPTED = 202;

/** Statuses of a refused call that say nothing of what was ordered. */
const NO_VERDICT: ReadonlySet<number | undefined> = new Set([401, 403, 404, 408, 410, 429]);

/** The service has a reason of its own for every return; this one says that it is none of them. */
const RETURN_REASON = 'Other';

const exchanged = z.object({ status: z.string().regex(/^succeeded$/i) });

/**
 * Has Microsoft.Capacity (API version 2022-11-01) carry out what it was asked to reckon. Each call sends its order once at
 * most, apart from tries of which it is certain that the service took none.
 */
export class CapacityOrders {
  constructor(
    private readonly clients: TenantClients,
    private readonly patienceMs = clients.operationMs,
  ) {}

  /** @param quote of the service, made just now and refused for nothing */
  return(quote: RefundQuote): Promise<OrderEnd> {
    const { customerId, orderId } = quote;
    const properties = {
      sessionId: sessionOf(quote),
      scope: 'Reservation',
      reservationToReturn: unitsToReturn(quote),
      returnReason: RETURN_REASON,
    };
    const { reservations } = this.clients.of(customerId);
    return this.#ended((options) => reservations.return.beginPost(orderId, { properties }, options));
  }

  /** @param quote of the service, made just now and refused for nothing */
  exchange(quote: ExchangeQuote): Promise<OrderEnd> {
    const properties = { sessionId: sessionOf(quote) };
    const { reservations } = this.clients.of(quote.customerId);
    return this.#ended(
      (options) => reservations.exchange.beginPost({ properties }, options),
      (result) => exchanged.parse(result),
    );
  }

  async #ended(
    begin: (options: OrderOptions) => Promise<Operation>,
    demandDone: (result: unknown) => unknown = () => {},
  ): Promise<OrderEnd> {
    const answers: RawAnswer[] = [];
    const options = {
      updateIntervalInMs: this.clients.pollMs,
      abortSignal: AbortSignal.timeout(this.patienceMs),
      onResponse: (answer: RawAnswer) => void answers.push(answer),
    };
    try {
      await remotely('reservations', async () => {
        const operation = await begin(options);
        demandDone(await operation.pollUntilDone(options));
      });
      return { kind: isOpenEnded(answers[0]) ? 'unknown' : 'done', correlationId: correlationOf(answers) };
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      return endOf(error, answers);
    }
  }
}

function endOf(error: DeskError, answers: readonly RawAnswer[]): OrderEnd {
  const wasTaken = answers.some(({ status }) => status < 400);
  const correlationId = correlationOf(answers) ?? error.service?.correlationId;
  if (error instanceof RefusedError && !(wasTaken && NO_VERDICT.has(error.service?.status))) {
    return { kind: 'refused', error, wasTaken };
  }
  const notSent = wasTaken ? undefined : whyNotSent(error);
  return notSent ? { kind: 'notSent', error: notSent } : { kind: 'unknown', correlationId };
}

/** Accepted without a word of where its outcome can be asked for: the SDK takes that for done. */
function isOpenEnded(first: RawAnswer | undefined): boolean {
  return first?.status === ACCEPTED && POLLED_AT.every((name) => first.headers.get(name) === undefined);
}

/** Of the order itself: later calls only ask whether it is carried out. */
function correlationOf([first]: readonly RawAnswer[]): string | undefined {
  return first && correlationIdOf(first.headers);
}

/** @throws UnreachableError `ServiceUnreadable` for a quote that the service did not make */
function sessionOf({ service }: Pick<RefundQuote, 'service'>): string {
  if (service?.sessionId === undefined)
    throw unreadable({ service: 'reservations' }, 'a quote without session');
  return service.sessionId;
}
