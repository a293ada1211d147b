import { RefusedError } from '../../services/errors.js';
import type { AgreedExchange } from '../../services/model.js';
import type { ExchangeAsk, QuoteService } from '../../services/ports.js';
import type { ExchangeQuote } from '../../services/quotes/exchangeQuote.js';
import type { DeskTurn } from '../deskTurn.js';
import type { Reading } from '../prompts/cardPrompt.js';

/** What becomes of the user's consent to the exchange on a card. */
type ExchangeConsent =
  | { readonly kind: 'agree'; readonly exchange: AgreedExchange }
  /** The quote is not the one on the card any more: `why` is the error that says so. */
  | { readonly kind: 'changed'; readonly why: 'QuoteChanged' | 'ExchangeRefused' }
  /** What was to be bought is not offered any more. */
  | { readonly kind: 'gone' };

/** What such a step answers: the exchange that was agreed to, or that its purchases have to be chosen again. */
export type ConsentAnswer =
  | { readonly kind: 'agree'; readonly exchange: AgreedExchange }
  | { readonly kind: 'change'; readonly what: 'purchases' };

/** Quotes once more: the consent counts for the amounts that were shown, which `mark` stands for. */
async function consentTo(
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

/** The consent as the answer of a step whose card asked for it. */
export async function readConsent<TData extends ExchangeAsk>(
  quotes: QuoteService,
  turn: DeskTurn,
  data: TData,
  mark: string | undefined,
): Promise<Reading<TData, ConsentAnswer>> {
  const consent = await consentTo(quotes, turn, data, mark);
  switch (consent.kind) {
    case 'agree':
      return { kind: 'answer', value: consent };
    case 'changed':
      return { kind: 'change', data, say: turn.texts.say(`errors.${consent.why}`) };
    case 'gone':
      return { kind: 'answer', value: { kind: 'change', what: 'purchases' } };
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
