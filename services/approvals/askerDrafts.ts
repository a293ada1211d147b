import type { Caller, Customer, FoundReservation, RequestSubmission } from '../model.js';
import type { ExchangeQuote } from '../quotes/exchangeQuote.js';
import type { RefundQuote } from '../quotes/refundQuote.js';
import type { Proposal } from './approval.js';

/** What a description is about: a refund of the reservation, or an exchange. */
export interface DescribedTerms {
  readonly customer: Customer;
  /** Absent in an exchange, whose quote names them all. */
  readonly reservation?: FoundReservation;
  readonly refund?: RefundQuote;
  readonly exchange?: ExchangeQuote;
}

/** A request that was not filed. */
export interface UnfiledRequest {
  readonly submission: RequestSubmission;
  readonly proposal?: Proposal | undefined;
}

/** The forms in which askers write their requests, as far as approvals need them. */
export interface AskerDrafts {
  /** The description that the desk proposes for such terms; undefined where it proposes none. */
  describe(locale: string, terms: DescribedTerms): string | undefined;
  /**
   * Has what was not filed stand among the asker's requests kept for later, to be gone on with; twice is once.
   * @throws UnreachableError, RefusedError `DocumentCorrupt`
   */
  giveBack(asker: Caller, unfiled: UnfiledRequest): Promise<void>;
}
