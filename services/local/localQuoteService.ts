import type { Clock } from '../clock.js';
import { RefusedError } from '../errors.js';
import type { Caller, Reservation } from '../model.js';
import type { QuoteService, RefundAsk } from '../ports.js';
import type { RefundQuote } from '../quotes/refundQuote.js';
import { currentReservation, dateOf } from './currentReservation.js';
import type { LocalStore } from './localStore.js';
import { circumstancesOf, type RefundQuoter } from './refundQuoter.js';

/** Quotes for the reservations of the customers' documents. Throws also RefusedError `DocumentCorrupt`. */
export class LocalQuoteService implements QuoteService {
  constructor(
    private readonly store: LocalStore,
    private readonly quoteRefundFor: RefundQuoter,
    private readonly canRefundAt: (reservation: Reservation, at: Date) => boolean,
    private readonly clock: Clock,
  ) {}

  canRefund(reservation: Reservation): boolean {
    return this.canRefundAt(reservation, this.clock.now());
  }

  quoteRefund(caller: Caller, ask: RefundAsk): Promise<RefundQuote> {
    const at = this.clock.now();
    return this.store.withCustomer(caller, ask.customerId, async ({ data }) => {
      const reservation = currentReservation(data, ask.reservationId, dateOf(at));
      if (!reservation) throw new RefusedError('ReservationNotFound', 'no such reservation of this customer');
      return this.quoteRefundFor(reservation, ask.quantity, circumstancesOf(data, reservation.id, at));
    });
  }
}
