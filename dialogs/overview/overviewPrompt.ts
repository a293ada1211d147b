import { overviewCard } from '../../cards/overview/overviewCard.js';
import { overviewView } from '../../cards/overview/overviewView.js';
import type { Clock } from '../../services/clock.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { FoundReservation, ReservationRef } from '../../services/model.js';
import type { DeskTurn } from '../deskTurn.js';
import type { Heard } from '../plainWords/plainWords.js';
import type { SaidOptions, TaskWish } from '../plainWords/taskWish.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice, numbered } from '../prompts/choice.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { findCustomer, findReservation } from '../reservations/lookups.js';
import { namedScope, type ScopePorts } from '../reservations/namedScope.js';
import type { ReservationPorts } from '../reservations/reservationPrompt.js';
import { standingOf } from '../reservations/reservationStanding.js';
import { isSparePress, readSpare, type SparePress, spareChoices } from './spareOffers.js';
import { type UsageOfReservation, type UsagePorts, usageOfReservation } from './usageOfReservation.js';

export const OVERVIEW_PROMPT = 'overviewCard';

/** What can be done from an overview, in the order of its buttons. */
export const OVERVIEW_ACTIONS = [
  'refund',
  'exchange',
  'support',
  'access',
  'configuration',
  'properties',
  'another',
  'done',
] as const;
export type OverviewAction = (typeof OVERVIEW_ACTIONS)[number];

/** In three rows: what can be requested, what can be looked at, where to go. */
const ROW_ENDS = [3, 6, OVERVIEW_ACTIONS.length] as const;

/** What is known of a task beside its reservation. */
type TaskDetails = Pick<SaidOptions, 'quantity' | 'email' | 'access' | 'setting'>;

export interface OverviewAnswer {
  readonly action: OverviewAction;
  readonly details?: TaskDetails;
}

export type OverviewPorts = ReservationPorts & UsagePorts & ScopePorts;

type OverviewReading = Reading<ReservationRef, OverviewAnswer>;

/** Shows everything about one reservation. Answers what the user wants to do next. */
export class OverviewPrompt extends CardPrompt<ReservationRef, OverviewAnswer> {
  protected override readonly helpKey: TextKey = 'overview.help';

  constructor(
    kit: StepKit,
    private readonly ports: OverviewPorts,
    private readonly clock: Clock,
  ) {
    super(OVERVIEW_PROMPT, kit);
  }

  protected override async view(turn: DeskTurn, data: ReservationRef, step: string): Promise<StepView> {
    const { texts, caller } = turn;
    const customer = await findCustomer(this.ports, caller, data.customerId);
    const reservation = await this.reservation(turn, data);
    const usage = await this.usage(turn, reservation);
    const actions = numbered(OVERVIEW_ACTIONS.map((action) => actionChoice(texts, action)));
    const offers = spareChoices(texts, usage);
    const model = {
      customer,
      reservation,
      scope: await namedScope(this.ports, caller, data, reservation.appliedScope),
      ...standingOf(reservation, this.clock.now()),
      usage: usage.model,
    };
    const buttons = {
      offers: offers.drawn.map((choice) => buttonFor(choice, step)),
      rows: ROW_ENDS.map((end, row) => ({
        buttons: actions.slice(ROW_ENDS[row - 1], end).map((choice) => buttonFor(choice, step)),
      })),
    };
    return { card: overviewCard(overviewView(texts, model, buttons)), choices: [...offers.all, ...actions] };
  }

  protected override async pressed(
    turn: DeskTurn,
    press: Press,
    data: ReservationRef,
  ): Promise<OverviewReading> {
    if (isSparePress(press)) return this.spare(turn, press, data);
    const action = OVERVIEW_ACTIONS.find((name) => name === press.action);
    return action
      ? { kind: 'answer', value: { action } }
      : { kind: 'refuse', say: turn.texts.say('common.notUnderstood') };
  }

  /** A wish for a task that the card offers, for its own reservation, is as good as a press of the button. */
  protected override heard(
    _turn: DeskTurn,
    { wish }: Heard,
    data: ReservationRef,
  ): OverviewReading | undefined {
    const action = wish && OVERVIEW_ACTIONS.find((name) => name === wish.task);
    if (!wish || !action || !isAbout(wish, data)) return undefined;
    return { kind: 'answer', value: { action, details: detailsOf(wish.options) } };
  }

  private async spare(turn: DeskTurn, press: SparePress, data: ReservationRef): Promise<OverviewReading> {
    const read = readSpare(press, await this.usage(turn, await this.reservation(turn, data)));
    return 'why' in read
      ? { kind: 'refuse', say: turn.texts.say(read.why) }
      : { kind: 'answer', value: { action: read.task, details: { quantity: read.quantity } } };
  }

  private usage({ caller }: DeskTurn, reservation: FoundReservation): Promise<UsageOfReservation> {
    return usageOfReservation(this.ports, caller, reservation, this.clock.now());
  }

  private reservation(
    { caller }: DeskTurn,
    { customerId, reservationId }: ReservationRef,
  ): Promise<FoundReservation> {
    return findReservation(this.ports, caller, customerId, reservationId);
  }
}

function actionChoice(texts: Texts, action: OverviewAction): Choice {
  return {
    action,
    title: texts.say(`overview.buttons.${action}`),
    also: texts.say(`overview.words.${action}`).split('|'),
  };
}

/** Whoever says “this VM” of the reservation on screen may fit others of its customer, too. */
function isAbout({ options }: TaskWish, { customerId, reservationId }: ReservationRef): boolean {
  if (options.customerId !== customerId) return false;
  return options.reservationId === reservationId || options.candidates?.includes(reservationId) === true;
}

function detailsOf({ quantity, email, access, setting }: SaidOptions): TaskDetails {
  return {
    ...(quantity !== undefined && { quantity }),
    ...(email !== undefined && { email }),
    ...(access && { access }),
    ...(setting && { setting }),
  };
}
