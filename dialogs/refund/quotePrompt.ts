import { quoteCard } from '../../cards/quote/quoteCard.js';
import { quoteView } from '../../cards/quote/quoteView.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { AgreedRefund, ReservationRef } from '../../services/model.js';
import type { QuoteService } from '../../services/ports.js';
import type { QuoteRefusal, RefundQuote, RefusalCode } from '../../services/quotes/refundQuote.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice, numbered } from '../prompts/choice.js';
import { commandChoices } from '../prompts/commandChoices.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { findCustomer, findReservation, type Lookups } from '../reservations/lookups.js';
import { agreedRefundOf, refundMark } from './agreedRefund.js';

export const QUOTE_PROMPT = 'quote';

/** The refund to quote: units of one reservation. */
export interface QuoteData extends ReservationRef {
  readonly quantity: number;
}

/** What the user made of the quote. */
export type QuoteAnswer =
  | { readonly kind: 'agree'; readonly refund: AgreedRefund }
  /** Another quantity is wanted: this one, or one to ask for. */
  | { readonly kind: 'quantity'; readonly quantity?: number };

/** Months from today for which the quote tells what the same return would bring. */
const OUTLOOK_MONTHS: readonly number[] = [0, 1, 3, 6];

/** What leads on: the consent, or what would pass in place of it. */
const LEADING: readonly string[] = ['agree', 'instead'];

/** Refusals that another quantity may lift. */
const BY_QUANTITY: readonly RefusalCode[] = ['InvalidQuantity', 'LimitExceeded', 'AlreadyRequested'];

/**
 * Shows how a refund comes about and takes the user's consent to it. Quotes anew whenever it is drawn and once more
 * when the user agrees: the answer is what the last card showed, or the user is told that it changed.
 */
export class QuotePrompt extends CardPrompt<QuoteData, QuoteAnswer> {
  protected override readonly helpKey: TextKey = 'quote.help';

  constructor(
    kit: StepKit,
    private readonly lookups: Lookups,
    private readonly quotes: QuoteService,
  ) {
    super(QUOTE_PROMPT, kit);
  }

  protected override async view(turn: DeskTurn, data: QuoteData, step: string): Promise<StepView> {
    const { texts, caller } = turn;
    const customer = await findCustomer(this.lookups, caller, data.customerId);
    const reservation = await findReservation(this.lookups, caller, data.customerId, data.reservationId);
    const quote = await this.quotes.quoteRefund(caller, data);
    const hasFigures = quote.lines.length > 0;
    const outlook = hasFigures ? await this.quotes.refundOutlook(caller, data, OUTLOOK_MONTHS) : [];
    const choices = [...numbered(quoteChoices(texts, quote)), ...commandChoices(turn, 'back', 'cancel')];
    const buttons = choices.map((choice) =>
      buttonFor(choice, step, LEADING.includes(choice.action) ? 'positive' : 'default'),
    );
    return { card: quoteCard(quoteView(texts, { quote, customer, reservation, outlook }, buttons)), choices };
  }

  protected override async pressed(
    turn: DeskTurn,
    { action, item }: Press,
    data: QuoteData,
  ): Promise<Reading<QuoteData, QuoteAnswer>> {
    if (action === 'instead') return { kind: 'answer', value: { kind: 'quantity', quantity: Number(item) } };
    if (action === 'quantity') return { kind: 'answer', value: { kind: 'quantity' } };
    const quote = await this.quotes.quoteRefund(turn.caller, data);
    if (quote.refusals.length > 0 || refundMark(quote) !== item) {
      return { kind: 'change', data, say: turn.texts.say('errors.QuoteChanged') };
    }
    return { kind: 'answer', value: { kind: 'agree', refund: agreedRefundOf(quote) } };
  }
}

function quoteChoices(texts: Texts, quote: RefundQuote): Choice[] {
  const { refusals, reservedQuantity } = quote;
  const passing = refusals.find(({ passingQuantity }) => passingQuantity !== undefined)?.passingQuantity;
  const agree: Choice = {
    action: 'agree',
    item: refundMark(quote),
    title: texts.say('quote.buttons.agree'),
    also: texts.say('quote.words.agree').split('|'),
  };
  const quantity: Choice = {
    action: 'quantity',
    title: texts.say('quote.buttons.quantity'),
    also: texts.say('quote.words.quantity').split('|'),
  };
  const mayChange = reservedQuantity > 1 && refusals.every(isByQuantity);
  return [
    ...(refusals.length === 0 ? [agree] : []),
    ...(passing === undefined ? [] : [insteadChoice(texts, passing)]),
    ...(mayChange ? [quantity] : []),
  ];
}

function isByQuantity({ code, figures }: QuoteRefusal): boolean {
  const isNoneLeft = code === 'AlreadyRequested' && figures.available === 0;
  return BY_QUANTITY.includes(code) && !isNoneLeft;
}

function insteadChoice(texts: Texts, quantity: number): Choice {
  return {
    action: 'instead',
    item: String(quantity),
    title: texts.say('quote.buttons.instead', { quantity: texts.number(quantity) }),
    also: texts.say('quote.quantity.words.most').split('|'),
  };
}
