import type { Button } from '../../cards/button.js';
import { basketCard } from '../../cards/exchange/basketCard.js';
import { type BasketModel, returnsBasketView } from '../../cards/exchange/basketView.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { ExchangeQuote } from '../../services/quotes/exchangeQuote.js';
import type { DeskTurn } from '../deskTurn.js';
import type { Choice } from '../prompts/choice.js';
import type { StepKit } from '../prompts/stepKit.js';
import { BasketPrompt, basketChoice } from './basketPrompt.js';
import type { ExchangePorts } from './exchangePorts.js';
import { remedyChoices } from './exchangeRemedies.js';
import { refundInsteadChoices } from './refundInstead.js';

export const RETURNS_BASKET_PROMPT = 'returnsBasket';

/** What is given back. There is a way on when all of it can be. What no quantity helps is not added to, but replaced. */
export class ReturnsBasketPrompt extends BasketPrompt {
  protected override readonly helpKey: TextKey = 'products.basket.returns.help';

  constructor(kit: StepKit, ports: ExchangePorts) {
    super(RETURNS_BASKET_PROMPT, kit, ports, 'returns');
  }

  protected override cardOf(texts: Texts, model: BasketModel, buttons: readonly Button[]) {
    return basketCard(returnsBasketView(texts, model, buttons));
  }

  protected override async choices({ texts, caller }: DeskTurn, own: ExchangeQuote): Promise<Choice[]> {
    const add = basketChoice(texts, 'returns', 'add');
    if (own.returns.length === 0) return [add];
    if (own.refusals.length === 0) return [basketChoice(texts, 'returns', 'goOn'), add];
    const instead = await refundInsteadChoices(this.ports, texts, caller, own);
    const remedies = remedyChoices(texts, own);
    const next = own.returns.length === 1 && remedies.length === 0 ? anotherInstead(texts) : add;
    return [...[...remedies, ...instead].slice(0, 2), next];
  }
}

/** Takes out the only line, so that the first one is asked for again. */
function anotherInstead(texts: Texts): Choice {
  return {
    action: 'remove',
    item: '0',
    title: texts.say('products.basket.returns.another'),
    also: texts.say('products.basket.words.add').split('|'),
  };
}
