import type { ReturnAsk } from '../../services/quotes/exchangeQuote.js';
import type { DeskTurn } from '../deskTurn.js';
import type { TaskContext } from '../taskContext.js';
import type { TaskStep } from '../taskWaterfall.js';
import type { BasketAnswer } from './basketPrompt.js';
import { type ExchangeDraft, stepFor, takeInstead } from './exchangeDraft.js';
import type { ExchangePorts } from './exchangePorts.js';
import { withoutLine } from './exchangeRemedies.js';
import { dropGone, exchangeSoFar } from './goneLines.js';
import { RETURN_DIALOG, type ReturnOptions } from './returnDialog.js';
import { RETURNS_BASKET_PROMPT } from './returnsBasketPrompt.js';

/** The steps that choose what is given back: the first return, the basket of all, and each further one. */
export class ReturnSteps {
  readonly steps: readonly TaskStep<ExchangeDraft>[] = [
    { name: 'return', ask: (step) => this.askFirst(step), keep: this.keepFirst },
    {
      name: 'returns',
      ask: (step) => this.showBasket(step),
      keep: (draft, value, turn) => this.keepBasket(draft, value as BasketAnswer, turn),
    },
    { name: 'anotherReturn', ask: (step) => this.askAnother(step), keep: this.keepAnother },
  ];

  constructor(private readonly ports: ExchangePorts) {}

  /** On the way back the last one, to be changed. */
  private async askFirst(step: TaskContext<ExchangeDraft>) {
    const { customerId, returns } = await exchangeSoFar(this.ports, step);
    if (returns.length > 0 && !step.revisited) return step.pass({ onWayBack: true });
    const line = returns.at(-1);
    const others = returns.slice(0, -1);
    const { begunWith, begunQuantity, candidates, fromWords } = step.draft;
    const reservationId = step.revisited ? undefined : begunWith;
    const quantity = step.revisited ? undefined : begunQuantity;
    return step.ask(RETURN_DIALOG, {
      customerId,
      others,
      ...(line && { line }),
      ...(reservationId !== undefined && { reservationId }),
      ...(quantity !== undefined && { quantity }),
      ...(candidates && returns.length === 0 && { candidates }),
      ...(fromWords && { fromWords }),
    } satisfies ReturnOptions);
  }

  private keepFirst(draft: ExchangeDraft, value: unknown): undefined {
    draft.returns = [...draft.returns.slice(0, -1), value as ReturnAsk];
  }

  private async showBasket(step: TaskContext<ExchangeDraft>) {
    const skips = step.draft.skipsReturns === true && !step.revisited;
    delete step.draft.skipsReturns;
    if (skips) return step.pass({ onWayBack: true });
    return step.ask(RETURNS_BASKET_PROMPT, await exchangeSoFar(this.ports, step));
  }

  private async keepBasket(draft: ExchangeDraft, answer: BasketAnswer, turn: DeskTurn): Promise<string> {
    switch (answer.kind) {
      case 'goOn':
        await dropGone(this.ports, draft, turn);
        return stepFor(draft, 'purchases');
      case 'add':
        return draft.returns.length > 0 ? 'anotherReturn' : 'return';
      case 'remove':
        draft.returns = withoutLine(draft.returns, answer.index);
        return stepFor(draft, 'returns');
      default:
        return takeInstead(draft, answer, 'returns');
    }
  }

  /** Only asked on demand. */
  private async askAnother(step: TaskContext<ExchangeDraft>) {
    if (!step.revisited) return step.pass();
    const { customerId, returns } = await exchangeSoFar(this.ports, step);
    return step.ask(RETURN_DIALOG, { customerId, others: returns } satisfies ReturnOptions);
  }

  private keepAnother(draft: ExchangeDraft, value: unknown): string {
    draft.returns = [...draft.returns, value as ReturnAsk];
    return 'returns';
  }
}
