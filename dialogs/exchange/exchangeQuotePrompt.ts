import { exchangeQuoteView } from '../../cards/exchange/exchangeQuoteView.js';
import { quoteCard } from '../../cards/quote/quoteCard.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { AgreedExchange } from '../../services/model.js';
import type { ExchangeAsk } from '../../services/ports.js';
import type { ExchangeQuote } from '../../services/quotes/exchangeQuote.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice, numbered } from '../prompts/choice.js';
import { commandChoices } from '../prompts/commandChoices.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { findCustomer } from '../reservations/lookups.js';
import { exchangeMark, readConsent } from './exchangeConsent.js';
import type { ExchangePorts } from './exchangePorts.js';
import { type ExchangeLines, remedied, remedyChoices } from './exchangeRemedies.js';
import { type RefundInstead, refundInsteadChoices, refundInsteadOf } from './refundInstead.js';

export const EXCHANGE_QUOTE_PROMPT = 'exchangeQuote';

/** Clients draw five buttons in a row, of which Back and Cancel are two. What finds no room can still be typed. */
const OWN_BUTTONS = 3;

/** What leads on: the consent, or what would pass in place of it. */
const LEADING: readonly string[] = ['agree', 'purchaseQuantity', 'returnQuantity'];

/** The exchange to quote. */
export interface ExchangeQuoteData extends ExchangeAsk {
  /** Whether a refund can be had from here: to compare with, or instead. */
  readonly offersRefund?: boolean;
}

/** What the user made of the quote. */
export type ExchangeQuoteAnswer =
  | { readonly kind: 'agree'; readonly exchange: AgreedExchange }
  /** These lines instead: what was offered where the exchange is refused. */
  | { readonly kind: 'instead'; readonly lines: ExchangeLines }
  | { readonly kind: 'change'; readonly what: 'returns' | 'purchases' }
  /** Only where the data offers a refund. */
  | { readonly kind: 'compare' }
  | RefundInstead;

/**
 * Shows how an exchange comes about and takes the user's consent to it. Quotes anew whenever it is drawn and once more
 * when the user agrees: the answer is what the last card showed, or the user is told that it changed.
 */
export class ExchangeQuotePrompt extends CardPrompt<ExchangeQuoteData, ExchangeQuoteAnswer> {
  protected override readonly helpKey: TextKey = 'products.quote.help';

  constructor(
    kit: StepKit,
    private readonly ports: ExchangePorts,
  ) {
    super(EXCHANGE_QUOTE_PROMPT, kit);
  }

  protected override async view(turn: DeskTurn, data: ExchangeQuoteData, step: string): Promise<StepView> {
    const { texts, caller } = turn;
    const customer = await findCustomer(this.ports, caller, data.customerId);
    const quote = await this.ports.quotes.quoteExchange(caller, data);
    const own = await this.choices(turn, data, quote);
    const drawn = [...numbered(own.slice(0, OWN_BUTTONS)), ...commandChoices(turn, 'back', 'cancel')];
    const choices = [...drawn, ...own.slice(OWN_BUTTONS)];
    const buttons = drawn.map((choice) =>
      buttonFor(choice, step, LEADING.includes(choice.action) ? 'positive' : 'default'),
    );
    const { hasDemoPrices } = this.ports.products;
    return {
      card: quoteCard(exchangeQuoteView(texts, { quote, customer, hasDemoPrices }, buttons)),
      choices,
    };
  }

  protected override async pressed(
    turn: DeskTurn,
    press: Press,
    data: ExchangeQuoteData,
  ): Promise<Reading<ExchangeQuoteData, ExchangeQuoteAnswer>> {
    const lines = remedied(press, data);
    if (lines) return { kind: 'answer', value: { kind: 'instead', lines } };
    switch (press.action) {
      case 'agree':
        return readConsent(this.ports.quotes, turn, data, press.item);
      case 'compare':
        return { kind: 'answer', value: { kind: 'compare' } };
      case 'returns':
      case 'purchases':
        return { kind: 'answer', value: { kind: 'change', what: press.action } };
      default:
        return { kind: 'answer', value: refundInsteadOf(data) };
    }
  }

  /** The most useful first. Where only one change finds room, it is the one to which Back does not lead. */
  private async choices(
    { texts, caller }: DeskTurn,
    { offersRefund = false, returns }: ExchangeQuoteData,
    quote: ExchangeQuote,
  ): Promise<Choice[]> {
    const insteads = offersRefund ? await refundInsteadChoices(this.ports, texts, caller, quote) : [];
    const remedies = [...remedyChoices(texts, quote), ...insteads].slice(0, 2);
    const mayCompare = offersRefund && insteads.length === 0 && returns.length > 0;
    const first = [
      ...(quote.refusals.length === 0 ? [agreeChoice(texts, quote)] : remedies),
      ...(mayCompare && remedies.length < 2 ? [worded(texts, 'compare')] : []),
    ];
    const changes = [worded(texts, 'purchases'), worded(texts, 'returns')];
    return [...first, ...(first.length + changes.length > OWN_BUTTONS ? changes.reverse() : changes)];
  }
}

function agreeChoice(texts: Texts, quote: ExchangeQuote): Choice {
  return { ...worded(texts, 'agree'), item: exchangeMark(quote) };
}

function worded(texts: Texts, action: 'agree' | 'compare' | 'purchases' | 'returns'): Choice {
  return {
    action,
    title: texts.say(`products.quote.buttons.${action}`),
    also: texts.say(`products.quote.words.${action}`).split('|'),
  };
}
