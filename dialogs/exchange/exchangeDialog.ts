import type { Clock } from '../../services/clock.js';
import type { LanguageBook } from '../../services/localization/texts.js';
import type { ExchangeAsk } from '../../services/ports.js';
import type { PurchaseAsk, ReturnAsk } from '../../services/quotes/exchangeQuote.js';
import { CUSTOMER_PROMPT, type CustomerData, CustomerPrompt } from '../customers/customerPrompt.js';
import type { DeskTurn } from '../deskTurn.js';
import type { SaidOptions } from '../plainWords/taskWish.js';
import type { StepKit } from '../prompts/stepKit.js';
import { QuantityWords } from '../refund/quantityWords.js';
import type { TaskContext } from '../taskContext.js';
import { TaskDialog } from '../taskDialog.js';
import type { AtStake } from '../taskWaterfall.js';
import type { BasketAnswer } from './basketPrompt.js';
import { COMPARE_PROMPT, type CompareAnswer, ComparePrompt } from './comparePrompt.js';
import {
  beginAnew,
  beginExchange,
  type ExchangeDraft,
  type ExchangeOptions,
  stepFor,
  takeCustomer,
  takeInstead,
  takeLines,
} from './exchangeDraft.js';
import type { ExchangePorts } from './exchangePorts.js';
import {
  EXCHANGE_QUOTE_PROMPT,
  type ExchangeQuoteAnswer,
  type ExchangeQuoteData,
  ExchangeQuotePrompt,
} from './exchangeQuotePrompt.js';
import { withoutLine } from './exchangeRemedies.js';
import { withoutGone } from './goneLines.js';
import { PURCHASE_DIALOG, PurchaseDialog, type PurchaseOptions } from './purchaseDialog.js';
import { PURCHASES_BASKET_PROMPT, PurchasesBasketPrompt } from './purchasesBasketPrompt.js';
import { RETURN_DIALOG, ReturnDialog, type ReturnOptions } from './returnDialog.js';
import { RETURNS_BASKET_PROMPT, ReturnsBasketPrompt } from './returnsBasketPrompt.js';

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
      { name: 'return', ask: this.askReturn, keep: this.keepReturn },
      { name: 'returns', ask: this.showReturns, keep: this.keepReturns },
      { name: 'anotherReturn', ask: this.askAnotherReturn, keep: this.keepAnotherReturn },
      { name: 'purchase', ask: this.askPurchase, keep: this.keepPurchase },
      { name: 'purchases', ask: this.showPurchases, keep: this.keepPurchases },
      { name: 'anotherPurchase', ask: this.askAnotherPurchase, keep: this.keepAnotherPurchase },
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

  /** The first return; on the way back the last one, to be changed. */
  private async askReturn(step: TaskContext<ExchangeDraft>) {
    const { customerId, returns } = await this.exchange(step);
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

  private keepReturn(draft: ExchangeDraft, value: unknown): undefined {
    draft.returns = [...draft.returns.slice(0, -1), value as ReturnAsk];
  }

  /** Only asked on demand. */
  private async askAnotherReturn(step: TaskContext<ExchangeDraft>) {
    if (!step.revisited) return step.pass();
    const { customerId, returns } = await this.exchange(step);
    return step.ask(RETURN_DIALOG, { customerId, others: returns } satisfies ReturnOptions);
  }

  private keepAnotherReturn(draft: ExchangeDraft, value: unknown): string {
    draft.returns = [...draft.returns, value as ReturnAsk];
    return 'returns';
  }

  private async showReturns(step: TaskContext<ExchangeDraft>) {
    const skips = step.draft.skipsReturns === true && !step.revisited;
    delete step.draft.skipsReturns;
    if (skips) return step.pass({ onWayBack: true });
    return step.ask(RETURNS_BASKET_PROMPT, await this.exchange(step));
  }

  private async keepReturns(draft: ExchangeDraft, value: unknown, turn: DeskTurn): Promise<string> {
    const answer = value as BasketAnswer;
    switch (answer.kind) {
      case 'goOn':
        await this.dropGone(draft, turn);
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

  private async askPurchase(step: TaskContext<ExchangeDraft>) {
    const { customerId, returns, purchases } = await this.exchange(step);
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

  private keepPurchase(draft: ExchangeDraft, value: unknown): undefined {
    draft.purchases = [...draft.purchases.slice(0, -1), value as PurchaseAsk];
  }

  private async askAnotherPurchase(step: TaskContext<ExchangeDraft>) {
    const { customerId, returns, purchases } = await this.exchange(step);
    return step.ask(PURCHASE_DIALOG, { customerId, returns, others: purchases } satisfies PurchaseOptions);
  }

  private keepAnotherPurchase(draft: ExchangeDraft, value: unknown): string {
    draft.purchases = [...draft.purchases, value as PurchaseAsk];
    return 'purchases';
  }

  private async showPurchases(step: TaskContext<ExchangeDraft>) {
    return step.ask(PURCHASES_BASKET_PROMPT, await this.exchange(step));
  }

  private keepPurchases(draft: ExchangeDraft, value: unknown): string {
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

  private async showQuote(step: TaskContext<ExchangeDraft>) {
    const data: ExchangeQuoteData = { ...(await this.exchange(step)), offersRefund: true };
    return step.ask(EXCHANGE_QUOTE_PROMPT, data);
  }

  private async compare(step: TaskContext<ExchangeDraft>) {
    return step.ask(COMPARE_PROMPT, await this.exchange(step));
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
        await this.dropGone(draft, turn);
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

  /** The exchange as it is put together so far, without what is gone. */
  private async exchange({ draft, turn }: TaskContext<ExchangeDraft>): Promise<ExchangeAsk> {
    await this.dropGone(draft, turn);
    const { customerId = '', returns, purchases } = draft;
    return { customerId, returns, purchases };
  }

  private async dropGone(draft: ExchangeDraft, turn: DeskTurn): Promise<void> {
    const { customerId = '', returns, purchases } = draft;
    takeLines(draft, await withoutGone(this.parts, turn, { customerId, returns, purchases }));
  }
}
