import type { IsoDate, IsoInstant } from '../isoDates.js';
import type { Money } from '../money.js';
import type { OfferKey } from '../products.js';
import type { ServiceQuote } from './refundQuote.js';

/** Units of one reservation to give back. */
export interface ReturnAsk {
  readonly reservationId: string;
  readonly quantity: number;
}

/** Units of one offer to get. */
export interface PurchaseAsk extends OfferKey {
  readonly quantity: number;
}

/** What is given back of one reservation and what it is worth, in the customer's billing currency. */
export interface ReturnLine extends ReturnAsk {
  readonly orderId: string;
  readonly displayName: string;
  readonly sku: string;
  readonly resourceType: string;
  readonly reservedQuantity: number;
  readonly termDays: number;
  readonly usedDays: number;
  /** The four amounts are 0 where this return is refused. */
  readonly paid: Money;
  readonly consumed: Money;
  /** Refundable balance: paid less consumed. An exchange keeps no fee. */
  readonly credit: Money;
  /** The commitment that is given up. */
  readonly remainingCommitment: Money;
}

/** What is bought, in the offer's currency. */
export interface PurchaseLine extends PurchaseAsk {
  readonly resourceType: string;
  readonly unitCommitment: Money;
  /** Of all units over the whole term. */
  readonly commitment: Money;
  /** How many equal payments make up the commitment: 1 upfront, one a month on a monthly plan. */
  readonly payments: number;
  /** What is charged on the day of the exchange: the first of the payments. */
  readonly firstPayment: Money;
  readonly expiryDate: IsoDate;
}

export const EXCHANGE_REFUSAL_CODES = [
  'NothingReturned',
  'NothingBought',
  'ReturnedTwice',
  'InvalidQuantity',
  'AlreadyRequested',
  'NotExchangeable',
  'Expired',
  'Cancelled',
  'Processing',
  'SavingsPlanCovers',
  'OtherType',
  'OtherCurrency',
  'CommitmentTooSmall',
  'ServiceRefused',
] as const;
export type ExchangeRefusalCode = (typeof EXCHANGE_REFUSAL_CODES)[number];

/** Why an exchange is refused and what would make it pass. The words come from `exchange.refusal.<code>`. */
export interface ExchangeRefusal {
  readonly code: ExchangeRefusalCode;
  /** Place of the return that it is about, from 0. */
  readonly returnIndex?: number | undefined;
  /** Place of the purchase that it is about, from 0; of `CommitmentTooSmall` the one that `passingQuantity` is for. */
  readonly purchaseIndex?: number | undefined;
  /**
   * Figures of the refusal's sentence.
   * - `InvalidQuantity`: `min`, and `max` for a return and for a purchase of more than can be counted
   * - `AlreadyRequested`: `pending`, `available` units
   * - `NotExchangeable`: `resourceType`
   * - `SavingsPlanCovers`: `resourceType`, `boughtFrom` (date of the rule), `boughtOn` (benefit start)
   * - `Expired`: `expiryDate`
   * - `OtherType`: `resourceType`, and `with`, the resource type of the first return
   * - `OtherCurrency`: `currency`, and `with`, the currency of the first return
   * - `CommitmentTooSmall`: `neededMinor`, `purchasedMinor`, `missingMinor` in `currency`
   * - `ServiceRefused`: `serviceCode`
   */
  readonly figures: Readonly<Record<string, number | string>>;
  /**
   * What would pass: for a return the largest quantity that can be given back, for a purchase the smallest that reaches
   * the commitment beside the other purchases. Absent when none would.
   */
  readonly passingQuantity?: number | undefined;
}

/** A quote for giving reservations back in exchange for purchases, at `quotedAt` under the named policy. JSON-safe. */
export interface ExchangeQuote {
  readonly customerId: string;
  readonly policyId: string;
  readonly policyDate: IsoDate;
  readonly quotedAt: IsoInstant;
  readonly expiresAt: IsoInstant;
  readonly returns: readonly ReturnLine[];
  readonly purchases: readonly PurchaseLine[];
  /** Day on which the new terms start: the day of the quote. */
  readonly startDate: IsoDate;
  /** Sums in the currency of the first return; what stands in another currency is left out of them, and refused. */
  readonly credit: Money;
  readonly purchaseTotal: Money;
  /** `purchaseTotal − credit`; negative only in a quote that is refused. */
  readonly netPayable: Money;
  /** What is charged on the day of the exchange, before the credit: the first payments of all purchases. */
  readonly firstPayments: Money;
  /** The commitment given back, which the purchases must reach together. */
  readonly neededCommitment: Money;
  /** Empty when the exchange can be requested. */
  readonly refusals: readonly ExchangeRefusal[];
  /** Absent where the desk's own reckoning is all there is. */
  readonly service?: ServiceQuote | undefined;
}
