import { exchangeRefusalView } from '../../cards/exchange/exchangeRefusals.js';
import type { Clock } from '../../services/clock.js';
import type { ListedReservation, ReservationRef } from '../../services/model.js';
import type { ReturnAsk } from '../../services/quotes/exchangeQuote.js';
import type { DeskTurn } from '../deskTurn.js';
import type { SaidOptions } from '../plainWords/taskWish.js';
import type { StepKit } from '../prompts/stepKit.js';
import { QUANTITY_PROMPT, QuantityPrompt } from '../refund/quantityPrompt.js';
import type { QuantityWords } from '../refund/quantityWords.js';
import { findReservation } from '../reservations/lookups.js';
import type { ReservationFilter } from '../reservations/reservationFilter.js';
import {
  RESERVATION_PROMPT,
  type ReservationData,
  ReservationPrompt,
} from '../reservations/reservationPrompt.js';
import type { TaskContext } from '../taskContext.js';
import { TaskDialog } from '../taskDialog.js';
import type { AtStake } from '../taskWaterfall.js';
import type { ExchangePorts } from './exchangePorts.js';

export const RETURN_DIALOG = 'exchangeReturn';

export interface ReturnOptions {
  readonly customerId: string;
  /** What else is given back: the reservation must go with it. */
  readonly others: readonly ReturnAsk[];
  /** The reservation, when it is already chosen. */
  readonly reservationId?: string;
  /** Ids of the reservations that may be meant, while it is not known which. */
  readonly candidates?: readonly string[];
  /** Whether the user's own words chose the reservation: then it lies on the way back. */
  readonly fromWords?: boolean;
  /** Units of it, when they are already said; asked for all the same where so many cannot be given back. */
  readonly quantity?: number;
  /** What was answered before, to be changed. */
  readonly line?: ReturnAsk;
}

interface ReturnDraft extends Omit<ReturnOptions, 'line' | 'quantity'> {
  reservationId?: string;
  candidates?: readonly string[];
  quantity?: number;
  /** Whether an answer is changed: then its steps lie on the way back. */
  readonly isChange: boolean;
}

/** One reservation to give back and how much of it. Answers a `ReturnAsk`. */
export class ReturnDialog extends TaskDialog<ReturnDraft> {
  constructor(
    kit: StepKit,
    private readonly ports: ExchangePorts,
    words: QuantityWords,
    clock: Clock,
  ) {
    super(RETURN_DIALOG, kit);
    this.addDialog(new ReservationPrompt(kit, ports, clock));
    this.addDialog(new QuantityPrompt(kit, ports, words, 'exchange'));
    this.steps(
      {
        name: 'reservation',
        ask: this.askReservation,
        keep: this.keepReservation,
        keepSaid: this.keepSaid,
      },
      { name: 'quantity', ask: this.askQuantity, keep: this.keepQuantity },
      { name: 'end', ask: (step) => step.finish(returnOf(step.draft)) },
    );
  }

  protected override newDraft(options: object): ReturnDraft {
    const { line, ...rest } = options as ReturnOptions;
    return { ...rest, ...(line && { reservationId: line.reservationId }), isChange: line !== undefined };
  }

  /** What the task above would lose counts as well: nobody asks again after this one. */
  protected override atStake({ others, reservationId }: ReturnDraft): AtStake {
    return others.length > 0 || reservationId !== undefined ? 'choices' : 'nothing';
  }

  private async askReservation(step: TaskContext<ReturnDraft>) {
    const { draft, turn, revisited } = step;
    const { customerId, others, isChange, candidates } = draft;
    if (!revisited && draft.reservationId !== undefined) {
      // Without a question for the quantity, the change is one of the reservation.
      if (!isChange) return step.pass({ onWayBack: draft.fromWords === true });
      if ((await this.unitsToChoose(turn, draft)) > 0) return step.pass({ onWayBack: true });
    }
    const alongside = others.map(({ reservationId }) => reservationId);
    const filter: ReservationFilter = { kind: 'exchangeable', alongside };
    return step.ask(RESERVATION_PROMPT, {
      customerId,
      filter,
      isOfThisCustomer: true,
      ...(candidates && { candidates }),
    } satisfies ReservationData);
  }

  private async keepReservation(
    draft: ReturnDraft,
    value: unknown,
    turn: DeskTurn,
  ): Promise<string | undefined> {
    const reservationId = value as string;
    const refusal = await this.refusal(turn, draft, { reservationId, quantity: 1 });
    if (refusal !== undefined) {
      await turn.sayText(refusal);
      return 'reservation';
    }
    // What was said of one reservation does not count for another.
    if (draft.reservationId !== undefined) delete draft.quantity;
    draft.reservationId = reservationId;
    return undefined;
  }

  private async keepSaid(
    draft: ReturnDraft,
    { reservationId, candidates, quantity }: SaidOptions,
    turn: DeskTurn,
  ): Promise<string | undefined> {
    if (candidates) draft.candidates = candidates;
    const goTo =
      reservationId === undefined ? 'reservation' : await this.keepReservation(draft, reservationId, turn);
    if (quantity !== undefined) draft.quantity = quantity;
    return goTo;
  }

  private async askQuantity(step: TaskContext<ReturnDraft>) {
    const { draft, turn } = step;
    const { customerId, reservationId = '' } = draft;
    const units = await this.unitsToChoose(turn, draft);
    if (units === 0) {
      draft.quantity = (await this.reservation(turn, draft)).quantity;
      return step.pass();
    }
    const isSaid = draft.quantity !== undefined && draft.quantity >= 1 && draft.quantity <= units;
    if (isSaid && !step.revisited) return step.pass({ onWayBack: true });
    return step.ask(QUANTITY_PROMPT, { customerId, reservationId } satisfies ReservationRef);
  }

  private keepQuantity(draft: ReturnDraft, value: unknown): undefined {
    draft.quantity = value as number;
  }

  /** Up to how many units can be chosen from; 0 where there is no choice: where none can be exchanged, the basket says why. */
  private async unitsToChoose(turn: DeskTurn, draft: ReturnDraft): Promise<number> {
    const { quotes } = this.ports;
    const { customerId, reservationId = '' } = draft;
    const reservation = await this.reservation(turn, draft);
    if (reservation.quantity === 1 || !quotes.canExchange(reservation)) return 0;
    const { available } = await quotes.refundableUnits(turn.caller, { customerId, reservationId });
    return available;
  }

  private reservation(
    { caller }: DeskTurn,
    { customerId, reservationId = '' }: ReturnDraft,
  ): Promise<ListedReservation> {
    return findReservation(this.ports, caller, customerId, reservationId);
  }

  /** Why the return cannot be added, with what would help. */
  private async refusal(
    { texts, caller }: DeskTurn,
    { customerId, others }: ReturnDraft,
    added: ReturnAsk,
  ): Promise<string | undefined> {
    const ask = { customerId, returns: [...others, added], purchases: [] };
    const quote = await this.ports.quotes.quoteExchange(caller, ask);
    const refusal = quote.refusals.find(({ returnIndex }) => returnIndex === others.length);
    if (!refusal) return undefined;
    if (refusal.code === 'ReturnedTwice') return texts.say('products.give.already');
    const { reason, remedy } = exchangeRefusalView(texts, refusal, quote);
    return [reason, remedy].filter((sentence) => sentence !== '').join(' ');
  }
}

function returnOf({ reservationId = '', quantity = 0 }: ReturnDraft): ReturnAsk {
  return { reservationId, quantity };
}
