import type { Clock } from '../../services/clock.js';
import type { LanguageBook } from '../../services/localization/texts.js';
import { CUSTOMER_PROMPT, type CustomerData, CustomerPrompt } from '../customers/customerPrompt.js';
import type { DeskTurn } from '../deskTurn.js';
import type { SaidOptions } from '../plainWords/taskWish.js';
import type { StepKit } from '../prompts/stepKit.js';
import { QuantityWords } from '../refund/quantityWords.js';
import type { TaskContext } from '../taskContext.js';
import { TaskDialog } from '../taskDialog.js';
import type { AtStake } from '../taskWaterfall.js';
import { COMPARE_PROMPT, type CompareAnswer, ComparePrompt } from './comparePrompt.js';
import {
  beginAnew,
  beginExchange,
  type ExchangeDraft,
  type ExchangeOptions,
  stepFor,
  takeCustomer,
  takeInstead,
} from './exchangeDraft.js';
import type { ExchangePorts } from './exchangePorts.js';
import {
  EXCHANGE_QUOTE_PROMPT,
  type ExchangeQuoteAnswer,
  type ExchangeQuoteData,
  ExchangeQuotePrompt,
} from './exchangeQuotePrompt.js';
import { dropGone, exchangeSoFar } from './goneLines.js';
import { PurchaseDialog } from './purchaseDialog.js';
import { PurchaseSteps } from './purchaseSteps.js';
import { PurchasesBasketPrompt } from './purchasesBasketPrompt.js';
import { ReturnDialog } from './returnDialog.js';
import { ReturnSteps } from './returnSteps.js';
import { ReturnsBasketPrompt } from './returnsBasketPrompt.js';

export const EXCHANGE_DIALOG = 'exchange';

export type { ExchangeOptions } from './exchangeDraft.js';

export interface ExchangeParts extends ExchangePorts {
  /** Quantities are understood in all of its languages. */
  readonly languages: LanguageBook;
}

/** Customer, what to give back, what to get, quote; an agreed quote goes on as a support request. */
export class ExchangeDialog extends TaskDialog<ExchangeDraft> {
  constructor(
    kit: StepKit,
    private readonly parts: ExchangeParts,
    clock: Clock,
  ) {
    super(EXCHANGE_DIALOG, kit);
    const words = new QuantityWords(parts.languages);
    this.addDialog(new CustomerPrompt(kit, parts.customers));
    this.addDialog(new ReturnDialog(kit, parts, words, clock));
    this.addDialog(new ReturnsBasketPrompt(kit, parts));
    this.addDialog(new PurchaseDialog(kit, parts, words));
    this.addDialog(new PurchasesBasketPrompt(kit, parts));
    this.addDialog(new ExchangeQuotePrompt(kit, parts));
    this.addDialog(new ComparePrompt(kit, parts));
    this.steps(
      { name: 'customer', ask: this.askCustomer, keep: this.keepCustomer, keepSaid: this.keepSaid },
      ...new ReturnSteps(parts).steps,
      ...new PurchaseSteps(parts).steps,
      { name: 'quote', ask: this.showQuote, keep: this.keepQuote },
      { name: 'compare', ask: this.compare, keep: this.keepQuote },
      { name: 'refund', ask: this.refund, keep: () => 'end' },
      { name: 'support', ask: this.request },
      { name: 'end', ask: (step) => step.finish(undefined) },
    );
  }

  protected override newDraft(options: object): ExchangeDraft {
    return beginExchange(options as ExchangeOptions);
  }

  protected override atStake({ returns, purchases }: ExchangeDraft): AtStake {
    return returns.length + purchases.length > 0 ? 'choices' : 'nothing';
  }

  private async askCustomer(step: TaskContext<ExchangeDraft>) {
    const { customerId, customers, fromWords } = step.draft;
    if (customerId !== undefined && !step.revisited) return step.pass({ onWayBack: fromWords === true });
    return step.ask(CUSTOMER_PROMPT, { ...(customers && { candidates: customers }) } satisfies CustomerData);
  }

  private keepCustomer(draft: ExchangeDraft, value: unknown): string | undefined {
    takeCustomer(draft, value as string);
    return draft.returns.length > 0 ? 'returns' : undefined;
  }

  private keepSaid(draft: ExchangeDraft, said: SaidOptions): string | undefined {
    beginAnew(draft, said);
    return draft.customerId === undefined ? 'customer' : undefined;
  }

  private async showQuote(step: TaskContext<ExchangeDraft>) {
    const data: ExchangeQuoteData = { ...(await exchangeSoFar(this.parts, step)), offersRefund: true };
    return step.ask(EXCHANGE_QUOTE_PROMPT, data);
  }

  private async compare(step: TaskContext<ExchangeDraft>) {
    return step.ask(COMPARE_PROMPT, await exchangeSoFar(this.parts, step));
  }

  private async keepQuote(draft: ExchangeDraft, value: unknown, turn: DeskTurn): Promise<string> {
    const answer = value as ExchangeQuoteAnswer | CompareAnswer;
    switch (answer.kind) {
      case 'agree':
        draft.exchange = answer.exchange;
        return 'support';
      case 'compare':
        return 'compare';
      case 'change':
        await dropGone(this.parts, draft, turn);
        return stepFor(draft, answer.what);
      default:
        return takeInstead(draft, answer, 'quote');
    }
  }

  private async refund(step: TaskContext<ExchangeDraft>) {
    const { customerId, refund } = step.draft;
    return step.ask('refund', { customerId, ...refund });
  }

  private async request(step: TaskContext<ExchangeDraft>) {
    const { customerId, exchange } = step.draft;
    const reservationId = exchange?.returns[0]?.reservationId;
    return step.ask('support', { customerId, reservationId, exchange });
  }
}
