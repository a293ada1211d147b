import { overviewCard } from '../../cards/overview/overviewCard.js';
import { overviewView } from '../../cards/overview/overviewView.js';
import type { Clock } from '../../services/clock.js';
import type { TextKey } from '../../services/localization/texts.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, numbered } from '../prompts/choice.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { findCustomer, findReservation, type Lookups } from '../reservations/lookups.js';
import { standingOf } from '../reservations/reservationStanding.js';

export const OVERVIEW_PROMPT = 'overviewCard';

export interface OverviewData {
  readonly customerId: string;
  readonly reservationId: string;
}

/** What can be done from an overview, in the order of its buttons. */
export const OVERVIEW_ACTIONS = ['refund', 'exchange', 'support', 'another', 'done'] as const;
export type OverviewAction = (typeof OVERVIEW_ACTIONS)[number];

/** Shows everything about one reservation. Answers what the user wants to do next. */
export class OverviewPrompt extends CardPrompt<OverviewData, OverviewAction> {
  protected override readonly helpKey: TextKey = 'overview.help';

  constructor(
    kit: StepKit,
    private readonly lookups: Lookups,
    private readonly clock: Clock,
  ) {
    super(OVERVIEW_PROMPT, kit);
  }

  protected override async view(
    { texts, caller }: DeskTurn,
    { customerId, reservationId }: OverviewData,
    step: string,
  ): Promise<StepView> {
    const customer = await findCustomer(this.lookups, caller, customerId);
    const reservation = await findReservation(this.lookups, caller, customerId, reservationId);
    const choices = numbered(
      OVERVIEW_ACTIONS.map((action) => ({
        action,
        title: texts.say(`overview.buttons.${action}`),
        also: texts.say(`overview.words.${action}`).split('|'),
      })),
    );
    const buttons = choices.map((choice) => buttonFor(choice, step));
    const model = { customer, reservation, ...standingOf(reservation, this.clock.now()) };
    return { card: overviewCard(overviewView(texts, model, buttons)), choices };
  }

  protected override pressed(turn: DeskTurn, press: Press): Reading<OverviewData, OverviewAction> {
    const action = OVERVIEW_ACTIONS.find((name) => name === press.action);
    return action
      ? { kind: 'answer', value: action }
      : { kind: 'refuse', say: turn.texts.say('common.notUnderstood') };
  }
}
