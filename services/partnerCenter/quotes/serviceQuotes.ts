import type { Money } from '../../money.js';
import type { PurchaseAsk } from '../../quotes/exchangeQuote.js';

/** The customer's refund limit as the service tells it. Amounts in the pricing currency (USD). */
export interface ServiceLimit {
  readonly limit: Money;
  /** What the refunds of the last 365 days took. */
  readonly used: Money;
}

/** The service does not reckon what was asked. */
export interface ServiceRefusal {
  /** Its own code, `NotSpecified` where it gave none. */
  readonly refusedFor: string;
  readonly correlationId?: string | undefined;
}

/** What the service answers to the question what a return would bring. */
export interface ServiceRefund {
  readonly sessionId: string;
  readonly correlationId?: string | undefined;
  readonly refund: Money;
  /** The same in the pricing currency. */
  readonly pricingRefund?: Money | undefined;
  /** Of a monthly plan; of one that was paid upfront the service tells nothing. */
  readonly remainingCommitment?: Money | undefined;
  readonly limit?: ServiceLimit | undefined;
  /** Codes for which it would refuse; empty when it would not. */
  readonly refusedWith: readonly string[];
}

/** What the service answers to the question what an exchange would cost. */
export interface ServiceExchange {
  readonly sessionId: string;
  readonly correlationId?: string | undefined;
  readonly credit: Money;
  readonly purchaseTotal: Money;
  readonly netPayable: Money;
  readonly refusedWith: readonly string[];
}

/** Units of a reservation, named as the service needs it. */
export interface OrderedUnits {
  readonly orderId: string;
  readonly reservationId: string;
  readonly quantity: number;
}

/** Units of a product to buy, named as the service needs it. */
export interface ProductUnits extends PurchaseAsk {
  readonly resourceType: string;
}

/**
 * Asks the service what a return or an exchange would come to; nothing is carried out. A refusal is an answer.
 * Throws RefusedError `ServiceForbidden` and UnreachableError `Service…`.
 */
export interface ServiceQuotes {
  refund(customerId: string, units: OrderedUnits): Promise<ServiceRefund | ServiceRefusal>;
  /** @throws RefusedError also `ProductNotFound` for a customer without a subscription that could pay */
  exchange(
    customerId: string,
    returns: readonly OrderedUnits[],
    purchases: readonly ProductUnits[],
  ): Promise<ServiceExchange | ServiceRefusal>;
}
