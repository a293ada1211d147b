import { quantityCard } from '../../cards/quote/quantityCard.js';
import { RefusedError } from '../../services/errors.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { Caller } from '../../services/model.js';
import type { Offer, OfferKey } from '../../services/products.js';
import type { PurchaseAsk, ReturnAsk } from '../../services/quotes/exchangeQuote.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice } from '../prompts/choice.js';
import { commandChoices } from '../prompts/commandChoices.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import type { QuantityWords } from '../refund/quantityWords.js';
import type { ExchangePorts } from './exchangePorts.js';
import { type PurchaseNeed, purchaseNeed } from './purchaseNeed.js';

export const PURCHASE_QUANTITY_PROMPT = 'purchaseQuantity';

/** More units of one product than this are no exchange any more, but a slip of the hand. */
export const MAX_PURCHASE_QUANTITY = 9_999;

/** A middling number, to show what can be typed. */
const EXAMPLE = 3;

/** Sends the card's number input, whose name this is too. */
const ENTER = 'enter';
const UNITS = 'units';

/** The offer that is to be bought, and what the exchange consists of besides. */
export interface PurchaseQuantityData {
  readonly customerId: string;
  readonly offer: OfferKey;
  readonly returns: readonly ReturnAsk[];
  readonly others: readonly PurchaseAsk[];
}

/** `gone` when the offer is no longer there. */
export type PurchaseQuantityAnswer = number | 'gone';

type QuantityReading = Reading<PurchaseQuantityData, PurchaseQuantityAnswer>;

/** Asks how many units to buy, with the price of one and the fewest that reach the commitment. */
export class PurchaseQuantityPrompt extends CardPrompt<PurchaseQuantityData, PurchaseQuantityAnswer> {
  protected override readonly helpKey: TextKey = 'products.quantity.help';

  constructor(
    kit: StepKit,
    private readonly ports: ExchangePorts,
    private readonly words: QuantityWords,
  ) {
    super(PURCHASE_QUANTITY_PROMPT, kit);
  }

  protected override async view(turn: DeskTurn, data: PurchaseQuantityData, step: string): Promise<StepView> {
    const { texts, caller } = turn;
    const offer = await this.offer(caller, data);
    if (!offer) throw new RefusedError('ProductNotFound', `no offer of ${data.offer.sku}`);
    const need = await purchaseNeed(this.ports.quotes, caller, data, offer);
    const enter: Choice = {
      action: ENTER,
      title: texts.say('quote.quantity.enter'),
      also: texts.say('quote.quantity.words.enter').split('|'),
      input: 'quantity',
    };
    // No numbers on the buttons: a typed number is the quantity.
    const others = [...usualQuantities(texts, need), ...commandChoices(turn, 'back', 'cancel')];
    const max = texts.number(MAX_PURCHASE_QUANTITY);
    const card = quantityCard({
      title: texts.say('products.quantity.title'),
      text: offerInWords(texts, offer, need, this.ports.products.hasDemoPrices),
      label: texts.say('products.quantity.label', { max }),
      max: MAX_PURCHASE_QUANTITY,
      placeholder: texts.say('quote.quantity.placeholder', {
        example: texts.number(need.fewest ?? EXAMPLE),
      }),
      errorMessage: refusalOf(texts),
      submit: buttonFor(enter, step, 'positive'),
      buttons: others.map((choice) => buttonFor(choice, step)),
    });
    return { card, choices: [enter, ...others] };
  }

  protected override async pressed(
    turn: DeskTurn,
    press: Press,
    data: PurchaseQuantityData,
  ): Promise<QuantityReading> {
    const typed = press.action === ENTER ? press.fields.quantity : press.item;
    return this.typed(turn, typed ?? '', data);
  }

  protected override isOwn(_turn: DeskTurn, text: string): boolean {
    return this.words.read(text, 0) !== undefined;
  }

  protected override async typed(
    { texts, caller }: DeskTurn,
    text: string,
    data: PurchaseQuantityData,
  ): Promise<QuantityReading> {
    if (!(await this.offer(caller, data))) return { kind: 'answer', value: 'gone' };
    // Of a product there is no `all`, which reads as 0 and is refused.
    const quantity = this.words.read(text, 0);
    if (quantity !== undefined && quantity >= 1 && quantity <= MAX_PURCHASE_QUANTITY) {
      return { kind: 'answer', value: quantity };
    }
    return { kind: 'refuse', say: refusalOf(texts) };
  }

  private offer(caller: Caller, { customerId, offer }: PurchaseQuantityData): Promise<Offer | undefined> {
    return this.ports.products.offer(caller, customerId, offer);
  }
}

/** The fewest that reach the commitment, and as many as are given back. */
function usualQuantities(texts: Texts, { fewest, givenBack }: PurchaseNeed): Choice[] {
  const usual: { name: 'fewest' | 'same'; quantity: number }[] = [
    ...(fewest === undefined ? [] : [{ name: 'fewest' as const, quantity: fewest }]),
    ...(givenBack === fewest ? [] : [{ name: 'same' as const, quantity: givenBack }]),
  ];
  return usual
    .filter(({ quantity }) => quantity >= 1 && quantity <= MAX_PURCHASE_QUANTITY)
    .map(({ name, quantity }) => ({
      action: UNITS,
      item: String(quantity),
      title: texts.say(`products.quantity.${name}`, { quantity: texts.number(quantity) }),
      also: texts.say(`products.quantity.words.${name}`).split('|'),
    }));
}

function offerInWords(
  texts: Texts,
  { sku, region, term, billingPlan, unitCommitment }: Offer,
  { missing, fewest }: PurchaseNeed,
  hasDemoPrices: boolean,
): string {
  const offer = {
    sku,
    region: texts.label('region', region),
    term: texts.label('term', term),
    plan: texts.label('billingPlan', billingPlan),
    price: texts.money(unitCommitment),
  };
  const parts = [
    texts.say('products.quantity.text', offer),
    hasDemoPrices ? texts.say('products.demoPrice') : '',
    missing.amountMinor > 0
      ? texts.say('products.quantity.missing', { missing: texts.money(missing) })
      : texts.say('products.quantity.reached'),
    missing.amountMinor > 0 && fewest !== undefined
      ? texts.say('products.quantity.fewestDo', { count: fewest })
      : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function refusalOf(texts: Texts): string {
  const range = { max: texts.number(MAX_PURCHASE_QUANTITY), example: texts.number(EXAMPLE) };
  return texts.say('products.quantity.refused', range);
}
