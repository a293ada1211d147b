import { overviewCard } from '../../cards/overview/overviewCard.js';
import { overviewView } from '../../cards/overview/overviewView.js';
import type { Clock } from '../../services/clock.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { Reservation } from '../../services/model.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice, numbered } from '../prompts/choice.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { findCustomer, findReservation } from '../reservations/lookups.js';
import type { ReservationPorts } from '../reservations/reservationPrompt.js';
import { standingOf } from '../reservations/reservationStanding.js';
import { type UsageOfReservation, type UsagePorts, usageOfReservation } from './usageOfReservation.js';

export const OVERVIEW_PROMPT = 'overviewCard';

export interface OverviewData {
  readonly customerId: string;
  readonly reservationId: string;
}

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

/** What is offered for the units that the last week did not need. */
const SPARE_OFFERS = ['refundSpare', 'exchangeSpare'] as const;
type SpareOffer = (typeof SPARE_OFFERS)[number];
const TASK_OF = { refundSpare: 'refund', exchangeSpare: 'exchange' } as const;

export interface OverviewAnswer {
  readonly action: OverviewAction;
  /** Units that the action is about; all or not yet known when absent. */
  readonly quantity?: number;
}

export type OverviewPorts = ReservationPorts & UsagePorts;

/** Shows everything about one reservation. Answers what the user wants to do next. */
export class OverviewPrompt extends CardPrompt<OverviewData, OverviewAnswer> {
  protected override readonly helpKey: TextKey = 'overview.help';

  constructor(
    kit: StepKit,
    private readonly ports: OverviewPorts,
    private readonly clock: Clock,
  ) {
    super(OVERVIEW_PROMPT, kit);
  }

  protected override async view(turn: DeskTurn, data: OverviewData, step: string): Promise<StepView> {
    const { texts, caller } = turn;
    const customer = await findCustomer(this.ports, caller, data.customerId);
    const reservation = await this.reservation(turn, data);
    const usage = await this.usage(turn, reservation);
    const actions = numbered(OVERVIEW_ACTIONS.map((action) => actionChoice(texts, action)));
    const offers = SPARE_OFFERS.flatMap((offer) => spareChoice(texts, offer, usage));
    const model = {
      customer,
      reservation,
      ...standingOf(reservation, this.clock.now()),
      usage: usage.model,
    };
    const buttons = {
      offers: offers.map((choice) => buttonFor(choice, step)),
      rows: ROW_ENDS.map((end, row) => ({
        buttons: actions.slice(ROW_ENDS[row - 1], end).map((choice) => buttonFor(choice, step)),
      })),
    };
    return { card: overviewCard(overviewView(texts, model, buttons)), choices: [...offers, ...actions] };
  }

  protected override async pressed(
    turn: DeskTurn,
    press: Press,
    data: OverviewData,
  ): Promise<Reading<OverviewData, OverviewAnswer>> {
    if (isSpareOffer(press)) return this.spare(turn, press, data);
    const action = OVERVIEW_ACTIONS.find((name) => name === press.action);
    return action
      ? { kind: 'answer', value: { action } }
      : { kind: 'refuse', say: turn.texts.say('common.notUnderstood') };
  }

  /** The units that the button named, as long as they are still spare. */
  private async spare(
    turn: DeskTurn,
    { action, item }: Press & { action: SpareOffer },
    data: OverviewData,
  ): Promise<Reading<OverviewData, OverviewAnswer>> {
    const quantity = unitsFor(action, await this.usage(turn, await this.reservation(turn, data)));
    return String(quantity) === item
      ? { kind: 'answer', value: { action: TASK_OF[action], quantity } }
      : { kind: 'refuse', say: turn.texts.say('usage.spareGone') };
  }

  private usage({ caller }: DeskTurn, reservation: Reservation): Promise<UsageOfReservation> {
    return usageOfReservation(this.ports, caller, reservation, this.clock.now());
  }

  private reservation(
    { caller }: DeskTurn,
    { customerId, reservationId }: OverviewData,
  ): Promise<Reservation> {
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

/** No number: the buttons of the other tasks keep theirs, whether there is such an offer or not. */
function spareChoice(texts: Texts, action: SpareOffer, usage: UsageOfReservation): Choice[] {
  const quantity = unitsFor(action, usage);
  if (quantity === 0) return [];
  const title = texts.say(`usage.${action}`, { count: quantity });
  return [{ action, item: String(quantity), title, also: texts.say(`usage.words.${action}`).split('|') }];
}

function unitsFor(action: SpareOffer, { refundable, exchangeable }: UsageOfReservation): number {
  return action === 'refundSpare' ? refundable : exchangeable;
}

function isSpareOffer(press: Press): press is Press & { action: SpareOffer } {
  return SPARE_OFFERS.some((offer) => offer === press.action);
}
