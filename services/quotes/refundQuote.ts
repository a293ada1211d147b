import type { IsoDate, IsoInstant } from '../isoDates.js';
import type { Money } from '../money.js';

/** One line of the calculation, in the order a partner reads it. Figures only; the words come from `quote.line.<code>`. */
export interface QuoteLine {
  readonly code: QuoteLineCode;
  readonly amount: Money;
  /**
   * Figures of the line's sentence.
   * - `paid`, monthly plan only: `payments` due so far, of `months`
   * - `consumed`: `usedDays` of `termDays`; monthly plan also `fullMonths`, and `monthUsedDays` of `monthDays` in the
   *   current month; `unused` 1 when the policy forgives them because the reservation was never used
   * - `fee`: `ratePercent`
   */
  readonly figures: Readonly<Record<string, number>>;
}

export const QUOTE_LINE_CODES = ['paid', 'consumed', 'balance', 'fee', 'refund'] as const;
export type QuoteLineCode = (typeof QUOTE_LINE_CODES)[number];

export const REFUSAL_CODES = [
  'InvalidQuantity',
  'NotRefundable',
  'Expired',
  'Cancelled',
  'Processing',
  'LimitExceeded',
  'AlreadyRequested',
  'ServiceRefused',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Why a refund is refused and what would make it pass. The words come from `quote.refusal.<code>`. */
export interface QuoteRefusal {
  readonly code: RefusalCode;
  /**
   * Figures of the refusal's sentence.
   * - `InvalidQuantity`: `min`, `max`
   * - `AlreadyRequested`: `pending`, `available` units
   * - `LimitExceeded`: `limitMinor`, `freeMinor`, `countedMinor`, in cents of `currency` (USD)
   * - `NotRefundable`: `resourceType`
   * - `Expired`: `expiryDate`
   * - `ServiceRefused`: `serviceCode`
   */
  readonly figures: Readonly<Record<string, number | string>>;
  /** The largest quantity that would pass today; absent when none would. */
  readonly passingQuantity?: number | undefined;
  /** The first UTC day on which the asked quantity would fit the limit; absent when none is known. */
  readonly passingDate?: IsoDate | undefined;
}

/** A day on which refunds leave the rolling 365 days and the pool fills again. */
export interface PoolRefill {
  readonly date: IsoDate;
  readonly amount: Money;
  /** What is free of the limit from that day on; absent in a quote that was filed before this was kept. */
  readonly free?: Money | undefined;
}

/** The customer's refund limit around this quote, in the pricing currency (USD). */
export interface PoolAroundQuote {
  readonly limit: Money;
  readonly before: Money;
  /** What this refund would take. */
  readonly counted: Money;
  /** `before − counted`; negative only in a quote that is refused for the limit. */
  readonly after: Money;
  /** When what the pool lacks comes back, soonest first, this refund's own refill included unless it is refused. */
  readonly refills: readonly PoolRefill[];
}

/** Figures of a quote that the service behind the desk tells, too: names of the quote's fields. */
export const SERVICE_FIGURES = ['refund', 'remainingCommitment', 'credit', 'netPayable'] as const;
export type ServiceFigure = (typeof SERVICE_FIGURES)[number];

/** The quote of the service behind the desk: its figures are those of the quote. */
export interface ServiceQuote {
  /** The service's name for its quote, to quote to support; absent where it refused to make one. */
  readonly sessionId?: string | undefined;
  /** By which the service's support finds the call. */
  readonly correlationId?: string | undefined;
  /** Figures that the desk reckons otherwise by the policy. */
  readonly differs: readonly { readonly figure: ServiceFigure; readonly reckoned: Money }[];
  /** Codes with which the service refuses; each has a sentence (`service.<code>`). */
  readonly refusedWith: readonly string[];
}

/** A refund quote for returning `quantity` units at `quotedAt` under the named policy. JSON-safe. */
export interface RefundQuote {
  readonly customerId: string;
  readonly reservationId: string;
  readonly orderId: string;
  /** Units asked for, as asked, even when refused; 0 for what is no finite number. */
  readonly quantity: number;
  readonly reservedQuantity: number;
  readonly policyId: string;
  /** The day from which the policy applies. */
  readonly policyDate: IsoDate;
  readonly quotedAt: IsoInstant;
  readonly expiresAt: IsoInstant;
  readonly termDays: number;
  readonly usedDays: number;
  /** Empty when the reservation or the quantity is refused: refusals for the limit and by the service keep their figures. */
  readonly lines: readonly QuoteLine[];
  readonly refund: Money;
  readonly remainingCommitment: Money;
  readonly pool: PoolAroundQuote;
  /** Empty when the refund can be requested. */
  readonly refusals: readonly QuoteRefusal[];
  /** Absent where the desk's own reckoning is all there is. */
  readonly service?: ServiceQuote | undefined;
}
