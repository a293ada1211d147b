import { RefusedError } from '../../services/errors.js';
import type { AgreedExchange } from '../../services/model.js';
import type { ExchangeAsk, QuoteService } from '../../services/ports.js';
import type { ExchangeQuote } from '../../services/quotes/exchangeQuote.js';
import type { DeskTurn } from '../deskTurn.js';

/** What becomes of the user's consent to the exchange on a card. */
export type ExchangeConsent =
  | { readonly kind: 'agree'; readonly exchange: AgreedExchange }
  /** The quote is not the one on the card any more: `why` is the error that says so. */
  | { readonly kind: 'changed'; readonly why: 'QuoteChanged' | 'ExchangeRefused' }
  /** What was to be bought is not offered any more. */
  | { readonly kind: 'gone' };

/** Quotes once more: the consent counts for the amounts that were shown, which `mark` stands for. */
export async function consentTo(
  quotes: QuoteService,
  { caller }: DeskTurn,
  ask: ExchangeAsk,
  mark: string | undefined,
): Promise<ExchangeConsent> {
  try {
    const quote = await quotes.quoteExchange(caller, ask);
    if (quote.refusals.length > 0) return { kind: 'changed', why: 'ExchangeRefused' };
    if (exchangeMark(quote) !== mark) return { kind: 'changed', why: 'QuoteChanged' };
    return { kind: 'agree', exchange: agreedExchangeOf(quote, ask) };
  } catch (error) {
    if (error instanceof RefusedError && error.code === 'ProductNotFound') return { kind: 'gone' };
    throw error;
  }
}

/** What the user agrees to: kept with the card's choices, so that a quote that differs is noticed. */
export function exchangeMark({ policyId, credit, netPayable }: ExchangeQuote): string {
  return `${policyId} ${credit.amountMinor} ${netPayable.amountMinor} ${netPayable.currency}`;
}

/** The consent to a quote that is not refused. */
export function agreedExchangeOf(
  { credit, netPayable, policyId, expiresAt }: ExchangeQuote,
  { returns, purchases }: Pick<ExchangeAsk, 'returns' | 'purchases'>,
): AgreedExchange {
  return {
    returns,
    purchases,
    creditMinor: credit.amountMinor,
    netPayableMinor: netPayable.amountMinor,
    policyId,
    expiresAt,
  };
}
