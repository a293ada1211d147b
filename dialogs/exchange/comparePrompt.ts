import { compareCard } from '../../cards/exchange/compareCard.js';
import { compareView } from '../../cards/exchange/compareView.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { ExchangeAsk } from '../../services/ports.js';
import type { ExchangeQuote } from '../../services/quotes/exchangeQuote.js';
import type { RefundQuote } from '../../services/quotes/refundQuote.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice, choiceMeant, numbered } from '../prompts/choice.js';
import { commandChoices } from '../prompts/commandChoices.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { findCustomer } from '../reservations/lookups.js';
import { exchangeMark, readConsent } from './exchangeConsent.js';
import type { ExchangePorts } from './exchangePorts.js';
import type { ExchangeQuoteAnswer } from './exchangeQuotePrompt.js';
import { refundInsteadOf } from './refundInstead.js';

export const COMPARE_PROMPT = 'compare';

/** To request one of the two; `change` when what was to be bought is not offered any more. */
export type CompareAnswer = Extract<ExchangeQuoteAnswer, { kind: 'agree' | 'change' | 'refund' }>;

/** A refund and an exchange of the same units side by side, both quoted anew whenever it is drawn. */
export class ComparePrompt extends CardPrompt<ExchangeAsk, CompareAnswer> {
  protected override readonly helpKey: TextKey = 'products.compare.help';

  constructor(
    kit: StepKit,
    private readonly ports: ExchangePorts,
  ) {
    super(COMPARE_PROMPT, kit);
  }

  protected override async view(turn: DeskTurn, data: ExchangeAsk, step: string): Promise<StepView> {
    const { texts, caller } = turn;
    const { quotes, products } = this.ports;
    const customer = await findCustomer(this.ports, caller, data.customerId);
    const exchange = await quotes.quoteExchange(caller, data);
    const refunds = await quotes.quoteRefunds(caller, data.customerId, data.returns);
    const own = numbered(compareChoices(texts, exchange, refunds));
    const choices = [...own, ...commandChoices(turn, 'back', 'cancel')];
    const [leading] = own;
    const buttons = choices.map((choice) =>
      buttonFor(choice, step, choice === leading ? 'positive' : 'default'),
    );
    const model = { customer, refunds, exchange, hasDemoPrices: products.hasDemoPrices };
    return { card: compareCard(compareView(texts, model, buttons)), choices };
  }

  /** Why a refund that is asked for by words has no button. */
  protected override typed(
    { texts }: DeskTurn,
    text: string,
    { returns }: ExchangeAsk,
  ): Reading<ExchangeAsk, CompareAnswer> {
    const asksRefund = choiceMeant([worded(texts, 'refund')], text) !== undefined;
    const isOneTooMany = asksRefund && returns.length > 1;
    return {
      kind: 'refuse',
      say: texts.say(isOneTooMany ? 'exchange.compare.refundEach' : 'common.notUnderstood'),
    };
  }

  protected override async pressed(
    turn: DeskTurn,
    { action, item }: Press,
    data: ExchangeAsk,
  ): Promise<Reading<ExchangeAsk, CompareAnswer>> {
    if (action === 'refund') return { kind: 'answer', value: refundInsteadOf(data) };
    return readConsent(this.ports.quotes, turn, data, item);
  }
}

/** The refund is a task for one reservation: of several, each is its own request. */
function compareChoices(texts: Texts, exchange: ExchangeQuote, refunds: readonly RefundQuote[]): Choice[] {
  const [refund, ...others] = refunds;
  const mayRefund = refund !== undefined && others.length === 0 && refund.refusals.length === 0;
  return [
    ...(exchange.refusals.length === 0
      ? [{ ...worded(texts, 'exchange'), item: exchangeMark(exchange) }]
      : []),
    ...(mayRefund ? [worded(texts, 'refund')] : []),
  ];
}

function worded(texts: Texts, action: 'exchange' | 'refund'): Choice {
  return {
    action,
    title: texts.say(`products.compare.buttons.${action}`),
    also: texts.say(`products.compare.words.${action}`).split('|'),
  };
}
