import type { AgreedRefund, ReservationRef } from '../../services/model.js';
import type { DeskTurn } from '../deskTurn.js';
import { agreedRefundOf } from '../refund/agreedRefund.js';
import { QUANTITY_PROMPT } from '../refund/quantityPrompt.js';
import { QUOTE_PROMPT, type QuoteAnswer, type QuoteData } from '../refund/quotePrompt.js';
import type { TaskContext } from '../taskContext.js';
import type { TaskStep } from '../taskWaterfall.js';
import { ConsentSteps, type FreshTerms } from './consentSteps.js';
import type { SupportDraft } from './supportDraft.js';

/** Consent to a refund: to its amount, or to that of another quantity. */
export class RefundConsentSteps extends ConsentSteps<AgreedRefund> {
  readonly steps: readonly TaskStep<SupportDraft>[] = [
    {
      name: 'quantity',
      ask: (step) => this.askQuantity(step),
      keep: (draft, value) => this.keepQuantity(draft, value),
    },
    {
      name: 'quote',
      ask: (step) => this.askQuote(step),
      keep: (draft, value, turn) => this.keepQuote(draft, value as QuoteAnswer, turn),
    },
  ];

  protected readonly quoteStep = 'quote';
  protected readonly refusal = 'RefundRefused';

  protected agreed({ refund }: SupportDraft): AgreedRefund | undefined {
    return refund;
  }

  protected agree(draft: SupportDraft, terms: AgreedRefund): void {
    draft.refund = terms;
  }

  protected async quote(
    { caller }: DeskTurn,
    { customerId = '', reservationId = '' }: SupportDraft,
    { quantity }: AgreedRefund,
  ): Promise<FreshTerms<AgreedRefund>> {
    const quote = await this.parts.quotes.quoteRefund(caller, { customerId, reservationId, quantity });
    return { isRefused: quote.refusals.length > 0, terms: agreedRefundOf(quote) };
  }

  /** Asked only when the user wants another quantity than the one quoted. */
  private async askQuantity(step: TaskContext<SupportDraft>) {
    const { customerId = '', reservationId = '' } = step.draft;
    if (!step.revisited) return step.pass();
    return step.ask(QUANTITY_PROMPT, { customerId, reservationId } satisfies ReservationRef);
  }

  private keepQuantity(draft: SupportDraft, value: unknown): undefined {
    draft.otherQuantity = value as number;
  }

  private async askQuote(step: TaskContext<SupportDraft>) {
    const { draft, turn } = step;
    const { customerId = '', reservationId = '', refund, otherQuantity } = draft;
    if (!refund) return step.pass();
    const isOpen = step.revisited || otherQuantity !== undefined;
    if (!isOpen && (await this.holds(draft, refund, turn))) return step.pass();
    const quantity = otherQuantity ?? refund.quantity;
    return step.ask(QUOTE_PROMPT, { customerId, reservationId, quantity } satisfies QuoteData);
  }

  private async keepQuote(
    draft: SupportDraft,
    answer: QuoteAnswer,
    turn: DeskTurn,
  ): Promise<string | undefined> {
    if (answer.kind === 'quantity') {
      if (answer.quantity === undefined) return 'quantity';
      draft.otherQuantity = answer.quantity;
      return 'quote';
    }
    delete draft.otherQuantity;
    await this.keepTerms(draft, answer.refund, turn);
    return undefined;
  }
}
