import type { AgreedExchange, AgreedRefund, Caller, RequestSubmission } from '../model.js';
import type { Money } from '../money.js';
import type { CustomerDirectory, QuoteService, ReservationCatalog } from '../ports.js';
import type { ExchangeQuote } from '../quotes/exchangeQuote.js';
import type { RefundQuote } from '../quotes/refundQuote.js';
import { askedTerms, reservationNotFound } from '../requests/agreedTerms.js';
import { exchangeWorth, refundWorth } from './approvalLimit.js';
import type { QuotedTerms } from './quotedTerms.js';

/** Where it is looked up what a submission comes to. */
export interface QuotePorts {
  readonly customers: Pick<CustomerDirectory, 'get'>;
  readonly reservations: Pick<ReservationCatalog, 'get'>;
  readonly quotes: Pick<QuoteService, 'quoteRefund' | 'quoteExchange'>;
}

/** What a submission asks for, quoted anew; the quote may be refused. */
export type QuotedAsk =
  | { readonly kind: 'refund'; readonly agreed: AgreedRefund; readonly quote: RefundQuote }
  | { readonly kind: 'exchange'; readonly agreed: AgreedExchange; readonly quote: ExchangeQuote };

/** A quote as far as it says what something comes to. */
export type QuotedWorth =
  | { readonly kind: 'refund'; readonly quote: RefundQuote }
  | { readonly kind: 'exchange'; readonly quote: ExchangeQuote };

/** Quotes what submissions ask for. */
export class AskQuotes {
  constructor(private readonly ports: QuotePorts) {}

  /**
   * Undefined for what asks for neither a refund nor an exchange.
   * @throws RefusedError `CustomerNotFound`, `ReservationNotFound`, `ProductNotFound`
   */
  async of(caller: Caller, submission: RequestSubmission): Promise<QuotedAsk | undefined> {
    const { customerId } = submission;
    const { quotes } = this.ports;
    const terms = askedTerms(submission);
    switch (terms.kind) {
      case 'refund': {
        const { refund: agreed, reservationId = '' } = terms;
        const ask = { customerId, reservationId, quantity: agreed.quantity };
        return { kind: 'refund', agreed, quote: await quotes.quoteRefund(caller, ask) };
      }
      case 'exchange': {
        const { exchange: agreed } = terms;
        const { returns, purchases } = agreed;
        const quote = await quotes.quoteExchange(caller, { customerId, returns, purchases });
        return { kind: 'exchange', agreed, quote };
      }
      default:
        return undefined;
    }
  }

  /** By which it is decided whether it needs approval, in the pricing currency; undefined where nobody knows. */
  async worthOf(caller: Caller, { kind, quote }: QuotedWorth): Promise<Money | undefined> {
    if (kind === 'refund') return refundWorth(quote);
    const [first] = quote.returns;
    const given = first && (await this.ports.reservations.get(caller, quote.customerId, first.reservationId));
    return exchangeWorth(quote, given);
  }

  /** The quote with what it is about. @throws RefusedError `ReservationNotFound` */
  async termsOf(caller: Caller, { kind, quote }: QuotedAsk): Promise<QuotedTerms> {
    const { customers, reservations } = this.ports;
    const customer = await customers.get(caller, quote.customerId);
    if (kind === 'exchange') return { customer, exchange: quote };
    const reservation = await reservations.get(caller, quote.customerId, quote.reservationId);
    if (!reservation) throw reservationNotFound();
    return { customer, reservation, refund: quote };
  }
}
