import type { Caller, Commitments, Customer, FoundReservation, RequestSubmission } from '../model.js';
import type { CustomerDirectory, QuoteService, ReservationCatalog } from '../ports.js';
import type { ExchangeQuote } from '../quotes/exchangeQuote.js';
import type { RefundQuote } from '../quotes/refundQuote.js';
import {
  type AskedTerms,
  asAgreedExchange,
  asAgreedRefund,
  askedTerms,
  reservationNotFound,
} from '../requests/agreedTerms.js';
import type { ApprovalSummary } from './approval.js';
import { exchangeWorth, needsApproval } from './approvalLimit.js';

/** Where it is looked up what a submission comes to. */
export interface NeedPorts {
  readonly customers: Pick<CustomerDirectory, 'get'>;
  readonly reservations: Pick<ReservationCatalog, 'get'>;
  readonly quotes: Pick<QuoteService, 'quoteRefund' | 'quoteExchange'>;
}

/** Finds out what needs approval, by quotes made anew: nothing is taken from what the user sent but what was agreed to. */
export class ApprovalNeed {
  constructor(
    private readonly ports: NeedPorts,
    private readonly aboveMinor: number,
  ) {}

  /**
   * What is to be approved; undefined where nothing is.
   * @throws RefusedError `CustomerNotFound`, `ReservationNotFound`, `ProductNotFound`, and `QuoteChanged`, `RefundRefused`,
   * `ExchangeRefused` where it could not be filed either
   */
  async of(caller: Caller, submission: RequestSubmission): Promise<ApprovalSummary | undefined> {
    const terms = askedTerms(submission);
    switch (terms.kind) {
      case 'refund':
        return this.#refund(caller, submission.customerId, terms);
      case 'exchange':
        return this.#exchange(caller, submission.customerId, terms);
      default:
        return undefined;
    }
  }

  async #refund(
    caller: Caller,
    customerId: string,
    { refund, reservationId = '' }: Extract<AskedTerms, { kind: 'refund' }>,
  ): Promise<ApprovalSummary | undefined> {
    const ask = { customerId, reservationId, quantity: refund.quantity };
    const quote = asAgreedRefund(await this.ports.quotes.quoteRefund(caller, ask), refund);
    if (!needsApproval(quote.pool.counted, this.aboveMinor)) return undefined;
    const { customers, reservations } = this.ports;
    const reservation = await reservations.get(caller, customerId, reservationId);
    if (!reservation) throw reservationNotFound();
    return refundSummary(await customers.get(caller, customerId), reservation, quote);
  }

  async #exchange(
    caller: Caller,
    customerId: string,
    { exchange }: Extract<AskedTerms, { kind: 'exchange' }>,
  ): Promise<ApprovalSummary | undefined> {
    const { returns, purchases } = exchange;
    const asked = await this.ports.quotes.quoteExchange(caller, { customerId, returns, purchases });
    const quote = asAgreedExchange(asked, exchange);
    const given = await this.#given(caller, quote);
    if (!needsApproval(exchangeWorth(quote, given), this.aboveMinor)) return undefined;
    return exchangeSummary(await this.ports.customers.get(caller, customerId), quote);
  }

  async #given(
    caller: Caller,
    { customerId, returns }: ExchangeQuote,
  ): Promise<Partial<Commitments> | undefined> {
    const [first] = returns;
    return first && this.ports.reservations.get(caller, customerId, first.reservationId);
  }
}

function refundSummary(
  customer: Customer | undefined,
  { displayName: name, sku }: FoundReservation,
  { quantity, refund, pool, expiresAt }: RefundQuote,
): ApprovalSummary {
  return {
    kind: 'refund',
    customerName: customer?.name ?? '',
    given: [{ name, sku, quantity }],
    bought: [],
    amounts: [
      { figure: 'refund', amount: refund },
      { figure: 'counted', amount: pool.counted },
    ],
    expiresAt,
  };
}

function exchangeSummary(
  customer: Customer | undefined,
  { returns, purchases, credit, purchaseTotal, netPayable, expiresAt }: ExchangeQuote,
): ApprovalSummary {
  return {
    kind: 'exchange',
    customerName: customer?.name ?? '',
    given: returns.map(({ displayName: name, sku, quantity }) => ({ name, sku, quantity })),
    bought: purchases.map(({ sku, region, term, quantity }) => ({ sku, region, term, quantity })),
    amounts: [
      { figure: 'credit', amount: credit },
      { figure: 'purchases', amount: purchaseTotal },
      { figure: 'net', amount: netPayable },
    ],
    expiresAt,
  };
}
