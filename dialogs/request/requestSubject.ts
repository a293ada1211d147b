import { RefusedError } from '../../services/errors.js';
import type { Texts } from '../../services/localization/texts.js';
import type { Caller, Customer, ListedReservation } from '../../services/model.js';
import type { QuoteService } from '../../services/ports.js';
import type { ExchangeQuote } from '../../services/quotes/exchangeQuote.js';
import type { RefundQuote } from '../../services/quotes/refundQuote.js';
import type { FormFacts } from '../form/form.js';
import { findCustomer, findReservation, type Lookups } from '../reservations/lookups.js';
import { type RequestDraft, reservationIdsOf } from './requestDraft.js';

export interface RequestPorts extends Lookups {
  readonly quotes: QuoteService;
}

/** What a request is about, looked up afresh. */
export interface RequestSubject {
  readonly customer: Customer;
  /** Absent in an exchange, whose quote names them all. */
  readonly reservation?: ListedReservation;
  /** The refund that was agreed to, as it would be quoted now. */
  readonly refund?: RefundQuote;
  /** The same of an exchange. */
  readonly exchange?: ExchangeQuote;
}

type SubjectIds = Pick<RequestDraft, 'customerId' | 'reservationId' | 'refund' | 'exchange'>;

/** @throws RefusedError `CustomerNotFound`, `ReservationNotFound`, `ProductNotFound` */
export async function subjectOf(
  ports: RequestPorts,
  caller: Caller,
  { customerId = '', reservationId, refund, exchange }: SubjectIds,
): Promise<RequestSubject> {
  const customer = await findCustomer(ports, caller, customerId);
  if (exchange) {
    const { returns, purchases } = exchange;
    const ask = { customerId, returns, purchases };
    return { customer, exchange: await ports.quotes.quoteExchange(caller, ask) };
  }
  if (reservationId === undefined) return { customer };
  const reservation = await findReservation(ports, caller, customerId, reservationId);
  if (!refund) return { customer, reservation };
  const ask = { customerId, reservationId, quantity: refund.quantity };
  return { customer, reservation, refund: await ports.quotes.quoteRefund(caller, ask) };
}

/** The reservations that a request is about, those left out that are gone. */
export async function reservationsOf(
  { reservations }: RequestPorts,
  caller: Caller,
  draft: SubjectIds,
): Promise<ListedReservation[]> {
  const { customerId = '' } = draft;
  const found = await Promise.all(
    reservationIdsOf(draft).map((reservationId) => reservations.get(caller, customerId, reservationId)),
  );
  return found.filter((reservation) => reservation !== undefined);
}

/** Why what a request is about cannot be looked up, however often one tries. */
const SUBJECT_FAULTS = [
  'CustomerNotFound',
  'ReservationNotFound',
  'ProductNotFound',
  'DocumentCorrupt',
] as const;
export type SubjectFault = (typeof SUBJECT_FAULTS)[number];

/** What is wrong with the subject of a request that was begun earlier; undefined when nothing is. */
export async function subjectFault(
  ports: RequestPorts,
  caller: Caller,
  { customerId, reservationId, exchange }: SubjectIds,
): Promise<SubjectFault | undefined> {
  try {
    await subjectOf(ports, caller, { customerId, reservationId, exchange });
    return undefined;
  } catch (error) {
    const fault = SUBJECT_FAULTS.find((code) => error instanceof RefusedError && error.code === code);
    if (fault) return fault;
    throw error;
  }
}

/** The names that forms show of a subject. */
export function subjectFacts({ customer, reservation }: RequestSubject): FormFacts {
  return { customer: customer.name, ...(reservation && { reservation: reservation.displayName }) };
}

/** The line that says for whom, and about which reservation, a request is. */
export function subjectLine(texts: Texts, { customer = '', reservation }: FormFacts): string {
  return reservation === undefined
    ? texts.say('request.forCustomer', { customer })
    : texts.say('request.forReservation', { customer, reservation });
}
