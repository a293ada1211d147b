import { RefusedError } from '../errors.js';
import type { FoundReservation, Reservation } from '../model.js';
import { quoteExchange } from '../quotes/exchange.js';
import { isExchangeableWith } from '../quotes/exchangeableWith.js';
import type { ExchangeQuote, PurchaseAsk, ReturnAsk } from '../quotes/exchangeQuote.js';
import { exchangeRefusals } from '../quotes/exchangeRefusals.js';
import { pendingUnits } from '../quotes/pendingUnits.js';
import { quoteRefund } from '../quotes/refund.js';
import type { RefundContext } from '../quotes/refundCalculation.js';
import {
  type RefundableUnits,
  type RefundOutlook,
  refundableUnits,
  refundOutlook,
} from '../quotes/refundOutlook.js';
import type { RefundPolicy } from '../quotes/refundPolicy.js';
import type { RefundQuote } from '../quotes/refundQuote.js';
import { quoteRefunds } from '../quotes/refundsInOrder.js';
import { reservationRefusals } from '../quotes/refusals.js';
import { currentReservation, dateOf } from './currentReservation.js';
import type { CustomerDocument } from './deskDocuments.js';
import type { PriceList } from './priceList.js';

/**
 * Quotes out of one customer's document, at an instant, under the policy in force. Pure. What names a reservation
 * throws RefusedError `ReservationNotFound` for one that the customer does not have.
 */
export class CustomerQuotes {
  constructor(
    private readonly policy: RefundPolicy,
    private readonly prices: PriceList,
  ) {}

  canRefund(reservation: Reservation, at: Date): boolean {
    return reservationRefusals(reservation, this.policy, at).length === 0;
  }

  canExchange(reservation: Reservation, at: Date): boolean {
    return exchangeRefusals(reservation, this.policy, at).length === 0;
  }

  canExchangeWith(reservation: FoundReservation, first: FoundReservation, at: Date): boolean {
    return isExchangeableWith(reservation, first, this.policy, at);
  }

  refund(document: CustomerDocument, { reservationId, quantity }: ReturnAsk, at: Date): RefundQuote {
    const reservation = reservationOf(document, reservationId, at);
    return quoteRefund(reservation, quantity, this.#contextOf(document, reservationId, at));
  }

  /** One after another; each sees the limit as those before it leave it. */
  refunds(document: CustomerDocument, asks: readonly ReturnAsk[], at: Date): readonly RefundQuote[] {
    const returns = asks.map((ask) => returnOf(document, ask, at));
    return quoteRefunds(returns, { policy: this.policy, at, pool: document.refundPool });
  }

  refundableUnits(document: CustomerDocument, reservationId: string, at: Date): RefundableUnits {
    const reservation = reservationOf(document, reservationId, at);
    return refundableUnits(reservation, this.#contextOf(document, reservationId, at));
  }

  outlook(
    document: CustomerDocument,
    { reservationId, quantity }: ReturnAsk,
    months: readonly number[],
    at: Date,
  ): readonly RefundOutlook[] {
    const reservation = reservationOf(document, reservationId, at);
    return refundOutlook(reservation, quantity, this.#contextOf(document, reservationId, at), months);
  }

  /** @throws RefusedError also `ProductNotFound` for a purchase that no offer fits */
  exchange(
    document: CustomerDocument,
    { returns, purchases }: { returns: readonly ReturnAsk[]; purchases: readonly PurchaseAsk[] },
    at: Date,
  ): ExchangeQuote {
    const { id, billingCurrency } = document.profile;
    const bought = purchases.map((ask) => {
      const offer = this.prices.offer(ask, billingCurrency);
      if (!offer) throw new RefusedError('ProductNotFound', 'no such offer for this customer');
      return { offer, quantity: ask.quantity };
    });
    const given = returns.map((ask) => returnOf(document, ask, at));
    return quoteExchange(given, bought, { policy: this.policy, at, customerId: id });
  }

  #contextOf(document: CustomerDocument, reservationId: string, at: Date): RefundContext {
    const pendingQuantity = pendingUnits(document.requests, reservationId);
    return { policy: this.policy, at, pool: document.refundPool, pendingQuantity };
  }
}

function returnOf(document: CustomerDocument, { reservationId, quantity }: ReturnAsk, at: Date) {
  const reservation = reservationOf(document, reservationId, at);
  return { reservation, quantity, pendingQuantity: pendingUnits(document.requests, reservationId) };
}

function reservationOf(document: CustomerDocument, reservationId: string, at: Date): Reservation {
  const reservation = currentReservation(document, reservationId, dateOf(at));
  if (!reservation) throw new RefusedError('ReservationNotFound', 'no such reservation of this customer');
  return reservation;
}
