import type { PurchaseAsk } from '../../services/quotes/exchangeQuote.js';
import type { TaskContext } from '../taskContext.js';
import type { TaskStep } from '../taskWaterfall.js';
import type { BasketAnswer } from './basketPrompt.js';
import { type ExchangeDraft, stepFor, takeInstead } from './exchangeDraft.js';
import type { ExchangePorts } from './exchangePorts.js';
import { withoutLine } from './exchangeRemedies.js';
import { exchangeSoFar } from './goneLines.js';
import { PURCHASE_DIALOG, type PurchaseOptions } from './purchaseDialog.js';
import { PURCHASES_BASKET_PROMPT } from './purchasesBasketPrompt.js';

/** The steps that choose what is got instead: the first purchase, the basket of all, and each further one. */
export class PurchaseSteps {
  readonly steps: readonly TaskStep<ExchangeDraft>[] = [
    { name: 'purchase', ask: (step) => this.askFirst(step), keep: this.keepFirst },
    { name: 'purchases', ask: (step) => this.showBasket(step), keep: this.keepBasket },
    { name: 'anotherPurchase', ask: (step) => this.askAnother(step), keep: this.keepAnother },
  ];

  constructor(private readonly ports: ExchangePorts) {}

  /** On the way back the last one, to be changed. */
  private async askFirst(step: TaskContext<ExchangeDraft>) {
    const { customerId, returns, purchases } = await exchangeSoFar(this.ports, step);
    if (purchases.length > 0 && !step.revisited) return step.pass({ onWayBack: true });
    const line = purchases.at(-1);
    const others = purchases.slice(0, -1);
    return step.ask(PURCHASE_DIALOG, {
      customerId,
      returns,
      others,
      ...(line && { line }),
    } satisfies PurchaseOptions);
  }

  private keepFirst(draft: ExchangeDraft, value: unknown): undefined {
    draft.purchases = [...draft.purchases.slice(0, -1), value as PurchaseAsk];
  }

  private async showBasket(step: TaskContext<ExchangeDraft>) {
    return step.ask(PURCHASES_BASKET_PROMPT, await exchangeSoFar(this.ports, step));
  }

  private keepBasket(draft: ExchangeDraft, value: unknown): string {
    const answer = value as BasketAnswer;
    switch (answer.kind) {
      case 'goOn':
        return 'quote';
      case 'add':
        return draft.purchases.length > 0 ? 'anotherPurchase' : 'purchase';
      case 'remove':
        draft.purchases = withoutLine(draft.purchases, answer.index);
        return stepFor(draft, 'purchases');
      default:
        return takeInstead(draft, answer, 'purchases');
    }
  }

  private async askAnother(step: TaskContext<ExchangeDraft>) {
    const { customerId, returns, purchases } = await exchangeSoFar(this.ports, step);
    return step.ask(PURCHASE_DIALOG, { customerId, returns, others: purchases } satisfies PurchaseOptions);
  }

  private keepAnother(draft: ExchangeDraft, value: unknown): string {
    draft.purchases = [...draft.purchases, value as PurchaseAsk];
    return 'purchases';
  }
}
