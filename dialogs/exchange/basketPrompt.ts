import type { Attachment } from 'botbuilder';
import type { Button } from '../../cards/button.js';
import { MAX_BASKET_LINES } from '../../cards/exchange/basketCard.js';
import type { BasketModel } from '../../cards/exchange/basketView.js';
import type { Texts } from '../../services/localization/texts.js';
import type { ExchangeAsk } from '../../services/ports.js';
import type { ExchangeQuote } from '../../services/quotes/exchangeQuote.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice } from '../prompts/choice.js';
import { commandChoices } from '../prompts/commandChoices.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { findCustomer } from '../reservations/lookups.js';
import type { ExchangePorts } from './exchangePorts.js';
import { type ExchangeLines, remedied } from './exchangeRemedies.js';
import { type RefundInstead, refundInsteadOf } from './refundInstead.js';
import { readRemoval } from './removalWords.js';

/** What the user wants of a basket. */
export type BasketAnswer =
  | { readonly kind: 'goOn' }
  | { readonly kind: 'add' }
  /** Takes out the line at this place, from 0. */
  | { readonly kind: 'remove'; readonly index: number }
  /** These lines instead: what was offered where one of them is refused. */
  | { readonly kind: 'instead'; readonly lines: ExchangeLines }
  | RefundInstead;

/**
 * What was chosen so far, a line each: one is taken out by pressing it or by its number, further ones are added, or the
 * user goes on. The task keeps the lines and shows the basket again after each change.
 */
export abstract class BasketPrompt extends CardPrompt<ExchangeAsk, BasketAnswer> {
  constructor(
    id: string,
    kit: StepKit,
    protected readonly ports: ExchangePorts,
    private readonly what: 'returns' | 'purchases',
  ) {
    super(id, kit);
  }

  protected abstract cardOf(texts: Texts, model: BasketModel, buttons: readonly Button[]): Attachment;

  /** The buttons before Back and Cancel, at most three. @param own the quote with the refusals of this basket only */
  protected abstract choices(turn: DeskTurn, own: ExchangeQuote): Promise<Choice[]> | Choice[];

  protected override async view(turn: DeskTurn, data: ExchangeAsk, step: string): Promise<StepView> {
    const { texts, caller } = turn;
    const customer = await findCustomer(this.ports, caller, data.customerId);
    const quote = await this.ports.quotes.quoteExchange(caller, data);
    const own = { ...quote, refusals: quote.refusals.filter((refusal) => this.isOfBasket(refusal)) };
    // The lines have the numbers.
    const others = [...(await this.choices(turn, own)), ...commandChoices(turn, 'back', 'cancel')];
    const lines = data[this.what].map((_line, index) => removeChoice(texts, index));
    const drawn = others.filter(({ action }) => action !== 'add' || !this.isFull(data));
    const card = this.cardOf(
      texts,
      { quote, customer, presses: lines.map((choice) => removeButton(choice, step)) },
      drawn.map((choice) => buttonFor(choice, step, choice.action === 'goOn' ? 'positive' : 'default')),
    );
    return { card, choices: [...lines, ...others] };
  }

  protected override pressed(
    { texts }: DeskTurn,
    press: Press,
    data: ExchangeAsk,
  ): Reading<ExchangeAsk, BasketAnswer> {
    const lines = remedied(press, data);
    if (lines) return { kind: 'answer', value: { kind: 'instead', lines } };
    switch (press.action) {
      case 'remove':
        return { kind: 'answer', value: { kind: 'remove', index: Number(press.item) } };
      case 'refund':
        return { kind: 'answer', value: refundInsteadOf(data) };
      case 'goOn':
        return { kind: 'answer', value: { kind: 'goOn' } };
      default:
        return this.isFull(data)
          ? {
              kind: 'refuse',
              say: texts.say('products.basket.full', { max: texts.number(MAX_BASKET_LINES) }),
            }
          : { kind: 'answer', value: { kind: 'add' } };
    }
  }

  protected override isOwn({ texts }: DeskTurn, text: string, data: ExchangeAsk): boolean {
    return readRemoval(texts, text, data[this.what].length) !== undefined;
  }

  protected override typed(
    { texts }: DeskTurn,
    text: string,
    data: ExchangeAsk,
  ): Reading<ExchangeAsk, BasketAnswer> {
    const count = data[this.what].length;
    const removal = readRemoval(texts, text, count);
    if (removal?.index !== undefined)
      return { kind: 'answer', value: { kind: 'remove', index: removal.index } };
    const isAboutALine = count > 0 && (removal !== undefined || /\d/.test(text));
    const say = isAboutALine
      ? texts.say('products.basket.howToRemove', { example: texts.number(count) })
      : texts.say('common.notUnderstood');
    return { kind: 'refuse', say };
  }

  private isFull(data: ExchangeAsk): boolean {
    return data[this.what].length >= MAX_BASKET_LINES;
  }

  private isOfBasket({ returnIndex, purchaseIndex }: ExchangeQuote['refusals'][number]): boolean {
    return (this.what === 'returns' ? returnIndex : purchaseIndex) !== undefined;
  }
}

/** A button of a basket, with the words that can be typed instead. */
export function basketChoice(texts: Texts, basket: 'returns' | 'purchases', action: 'goOn' | 'add'): Choice {
  return {
    action,
    title: texts.say(`products.basket.${basket}.${action}`),
    also: texts.say(`products.basket.words.${action}`).split('|'),
  };
}

function removeChoice(texts: Texts, index: number): Choice {
  const number = index + 1;
  return {
    action: 'remove',
    item: String(index),
    title: texts.say('products.basket.remove', { number }),
    number,
  };
}

/** The title has the number already. */
function removeButton({ number: _number, ...choice }: Choice, step: string): Button {
  return buttonFor(choice, step);
}
