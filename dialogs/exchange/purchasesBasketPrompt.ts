import type { Button } from '../../cards/button.js';
import { basketCard } from '../../cards/exchange/basketCard.js';
import { type BasketModel, purchasesBasketView } from '../../cards/exchange/basketView.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { ExchangeQuote } from '../../services/quotes/exchangeQuote.js';
import type { DeskTurn } from '../deskTurn.js';
import type { Choice } from '../prompts/choice.js';
import type { StepKit } from '../prompts/stepKit.js';
import { BasketPrompt, basketChoice } from './basketPrompt.js';
import type { ExchangePorts } from './exchangePorts.js';
import { remedyChoices } from './exchangeRemedies.js';

export const PURCHASES_BASKET_PROMPT = 'purchasesBasket';

/** What is to be bought. The quote that follows says it all, so that there is always a way on. */
export class PurchasesBasketPrompt extends BasketPrompt {
  protected override readonly helpKey: TextKey = 'products.basket.purchases.help';

  constructor(kit: StepKit, ports: ExchangePorts) {
    super(PURCHASES_BASKET_PROMPT, kit, ports, 'purchases');
  }

  protected override cardOf(texts: Texts, model: BasketModel, buttons: readonly Button[]) {
    const { hasDemoPrices } = this.ports.products;
    return basketCard(purchasesBasketView(texts, { ...model, hasDemoPrices }, buttons));
  }

  protected override choices({ texts }: DeskTurn, own: ExchangeQuote): Choice[] {
    const add = basketChoice(texts, 'purchases', 'add');
    if (own.purchases.length === 0) return [add];
    return [basketChoice(texts, 'purchases', 'goOn'), ...remedyChoices(texts, own).slice(0, 1), add];
  }
}
