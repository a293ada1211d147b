import type { Clock } from '../clock.js';
import type { Caller, FoundReservation, Reservation, ReservationRef } from '../model.js';
import type { ExchangeAsk, QuoteService, RefundAsk } from '../ports.js';
import type { ExchangeQuote, ReturnAsk } from '../quotes/exchangeQuote.js';
import type { RefundableUnits, RefundOutlook } from '../quotes/refundOutlook.js';
import type { RefundQuote } from '../quotes/refundQuote.js';
import type { CustomerDocuments } from './customerDocuments.js';
import type { CustomerQuotes } from './customerQuotes.js';
import type { CustomerDocument } from './deskDocuments.js';

/** Quotes for the reservations of the customers' documents. Throws also RefusedError `DocumentCorrupt`. */
export class LocalQuoteService implements QuoteService {
  constructor(
    private readonly store: CustomerDocuments,
    private readonly customerQuotes: CustomerQuotes,
    private readonly clock: Clock,
  ) {}

  canRefund(reservation: Reservation): boolean {
    return this.customerQuotes.canRefund(reservation, this.clock.now());
  }

  canExchange(reservation: Reservation): boolean {
    return this.customerQuotes.canExchange(reservation, this.clock.now());
  }

  canExchangeWith(reservation: FoundReservation, first: FoundReservation): boolean {
    return this.customerQuotes.canExchangeWith(reservation, first, this.clock.now());
  }

  quoteRefund(caller: Caller, ask: RefundAsk): Promise<RefundQuote> {
    return this.#quote(caller, ask, (document, at) => this.customerQuotes.refund(document, ask, at));
  }

  quoteRefunds(
    caller: Caller,
    customerId: string,
    returns: readonly ReturnAsk[],
  ): Promise<readonly RefundQuote[]> {
    return this.#quote(caller, { customerId }, (document, at) =>
      this.customerQuotes.refunds(document, returns, at),
    );
  }

  refundableUnits(caller: Caller, ref: ReservationRef): Promise<RefundableUnits> {
    return this.#quote(caller, ref, (document, at) =>
      this.customerQuotes.refundableUnits(document, ref.reservationId, at),
    );
  }

  refundOutlook(
    caller: Caller,
    ask: RefundAsk,
    months: readonly number[],
  ): Promise<readonly RefundOutlook[]> {
    return this.#quote(caller, ask, (document, at) => this.customerQuotes.outlook(document, ask, months, at));
  }

  quoteExchange(caller: Caller, ask: ExchangeAsk): Promise<ExchangeQuote> {
    return this.#quote(caller, ask, (document, at) => this.customerQuotes.exchange(document, ask, at));
  }

  /** At the instant of the call, however long the document is waited for. */
  #quote<Q>(
    caller: Caller,
    { customerId }: { customerId: string },
    quoteFrom: (document: CustomerDocument, at: Date) => Q,
  ): Promise<Q> {
    const at = this.clock.now();
    return this.store.withCustomer(caller, customerId, async ({ data }) => quoteFrom(data, at));
  }
}
