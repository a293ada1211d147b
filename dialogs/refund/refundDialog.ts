import type { Clock } from '../../services/clock.js';
import type { LanguageBook } from '../../services/localization/texts.js';
import type { AgreedRefund, ListedReservation } from '../../services/model.js';
import type { QuoteService } from '../../services/ports.js';
import type { DeskTurn } from '../deskTurn.js';
import type { StepKit } from '../prompts/stepKit.js';
import { findReservation, type Lookups } from '../reservations/lookups.js';
import {
  type ReservationDraft,
  type ReservationOptions,
  ReservationTaskDialog,
  refOf,
} from '../reservations/reservationTaskDialog.js';
import type { TaskContext } from '../taskContext.js';
import type { AtStake } from '../taskWaterfall.js';
import { QUANTITY_PROMPT, QuantityPrompt } from './quantityPrompt.js';
import { QuantityWords } from './quantityWords.js';
import { QUOTE_PROMPT, type QuoteAnswer, type QuoteData, QuotePrompt } from './quotePrompt.js';

export const REFUND_DIALOG = 'refund';

/** What is already chosen when a refund is begun from elsewhere. */
export interface RefundOptions extends ReservationOptions {
  /** Units to return of the reservation. */
  readonly quantity?: number;
}

export interface RefundPorts extends Lookups {
  readonly quotes: QuoteService;
  /** Quantities are understood in all of its languages. */
  readonly languages: LanguageBook;
}

interface RefundDraft extends ReservationDraft {
  quantity?: number;
  refund?: AgreedRefund;
}

/** Customer, reservation, quantity, quote; an agreed quote goes on as a support request. */
export class RefundDialog extends ReservationTaskDialog<RefundDraft> {
  constructor(
    kit: StepKit,
    private readonly ports: RefundPorts,
    clock: Clock,
  ) {
    super(REFUND_DIALOG, kit, ports, clock, { kind: 'refundable' });
    this.addDialog(new QuantityPrompt(kit, ports, new QuantityWords(ports.languages)));
    this.addDialog(new QuotePrompt(kit, ports, ports.quotes));
    this.steps(
      ...this.pickSteps(),
      { name: 'quantity', ask: this.askQuantity, keep: this.keepQuantity },
      { name: 'quote', ask: this.showQuote, keep: this.keepQuote },
      { name: 'support', ask: this.request },
      { name: 'end', ask: (step) => step.finish(undefined) },
    );
  }

  protected override newDraft(options: RefundOptions): RefundDraft {
    const { quantity } = options;
    return { ...this.chosenIn(options), ...(quantity !== undefined && { quantity }) };
  }

  protected override atStake({ customerId, reservationId }: RefundDraft): AtStake {
    return customerId !== undefined && reservationId !== undefined ? 'choices' : 'nothing';
  }

  protected override forgetDetails(draft: RefundDraft): void {
    delete draft.quantity;
  }

  private async askQuantity(step: TaskContext<RefundDraft>) {
    const { draft, turn } = step;
    const { customerId = '', reservationId = '' } = draft;
    const reservation = await findReservation(this.ports, turn.caller, customerId, reservationId);
    // Where no quantity can be refunded, the quote says why.
    const isNoQuestion = reservation.quantity === 1 || !(await this.hasReturnable(turn, reservation));
    if (isNoQuestion) draft.quantity = reservation.quantity;
    if (draft.quantity !== undefined && (isNoQuestion || !step.revisited)) {
      return step.pass({ onWayBack: draft.fromWords === true && !isNoQuestion });
    }
    return step.ask(QUANTITY_PROMPT, refOf(draft));
  }

  private async hasReturnable({ caller }: DeskTurn, reservation: ListedReservation): Promise<boolean> {
    const { quotes } = this.ports;
    if (!quotes.canRefund(reservation)) return false;
    const { customerId, id } = reservation;
    const { available } = await quotes.refundableUnits(caller, { customerId, reservationId: id });
    return available > 0;
  }

  private keepQuantity(draft: RefundDraft, value: unknown): undefined {
    draft.quantity = value as number;
  }

  private async showQuote(step: TaskContext<RefundDraft>) {
    const { customerId = '', reservationId = '', quantity = 1 } = step.draft;
    return step.ask(QUOTE_PROMPT, { customerId, reservationId, quantity } satisfies QuoteData);
  }

  private keepQuote(draft: RefundDraft, value: unknown): string | undefined {
    const answer = value as QuoteAnswer;
    if (answer.kind === 'agree') {
      draft.refund = answer.refund;
      return undefined;
    }
    if (answer.quantity === undefined) return 'quantity';
    draft.quantity = answer.quantity;
    return 'quote';
  }

  private async request(step: TaskContext<RefundDraft>) {
    const { customerId, reservationId, refund } = step.draft;
    return step.ask('support', { customerId, reservationId, refund });
  }
}
