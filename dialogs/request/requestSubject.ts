import { RefusedError } from '../../services/errors.js';
import type { Texts } from '../../services/localization/texts.js';
import type { Caller, Customer, Reservation } from '../../services/model.js';
import type { QuoteService } from '../../services/ports.js';
import type { RefundQuote } from '../../services/quotes/refundQuote.js';
import type { FormFacts } from '../form/form.js';
import { findCustomer, findReservation, type Lookups } from '../reservations/lookups.js';
import type { RequestDraft } from './requestDraft.js';

export interface RequestPorts extends Lookups {
  readonly quotes: QuoteService;
}

/** What a request is about, looked up afresh. */
export interface RequestSubject {
  readonly customer: Customer;
  readonly reservation?: Reservation;
  /** The refund that was agreed to, as it would be quoted now. */
  readonly quote?: RefundQuote;
}

/** @throws RefusedError `CustomerNotFound`, `ReservationNotFound` */
export async function subjectOf(
  ports: RequestPorts,
  caller: Caller,
  { customerId = '', reservationId, refund }: Pick<RequestDraft, 'customerId' | 'reservationId' | 'refund'>,
): Promise<RequestSubject> {
  const customer = await findCustomer(ports, caller, customerId);
  if (reservationId === undefined) return { customer };
  const reservation = await findReservation(ports, caller, customerId, reservationId);
  if (!refund) return { customer, reservation };
  const ask = { customerId, reservationId, quantity: refund.quantity };
  return { customer, reservation, quote: await ports.quotes.quoteRefund(caller, ask) };
}

/** Why what a request is about cannot be looked up, however often one tries. */
const SUBJECT_FAULTS = ['CustomerNotFound', 'ReservationNotFound', 'DocumentCorrupt'] as const;
export type SubjectFault = (typeof SUBJECT_FAULTS)[number];

/** What is wrong with the subject of a request that was begun earlier; undefined when nothing is. */
export async function subjectFault(
  ports: RequestPorts,
  caller: Caller,
  draft: Pick<RequestDraft, 'customerId' | 'reservationId'>,
): Promise<SubjectFault | undefined> {
  try {
    const { customerId, reservationId } = draft;
    await subjectOf(ports, caller, { customerId, reservationId });
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
