import { propertiesCard } from '../../cards/properties/propertiesCard.js';
import {
  type PropertiesModel,
  propertiesAsText,
  propertiesView,
} from '../../cards/properties/propertiesView.js';
import type { Clock } from '../../services/clock.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { ReservationRef } from '../../services/model.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, numbered } from '../prompts/choice.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { findCustomer, findReservation } from '../reservations/lookups.js';
import { namedScope, type ScopePorts } from '../reservations/namedScope.js';
import type { ReservationPorts } from '../reservations/reservationPrompt.js';
import { standingOf } from '../reservations/reservationStanding.js';

export const PROPERTIES_PROMPT = 'propertiesCard';

export type PropertiesPorts = ReservationPorts & ScopePorts;

/** What follows the properties. */
export type PropertiesAnswer = 'another' | 'done';

const ACTIONS = ['reservationId', 'orderId', 'all', 'another', 'done'] as const;

/**
 * Shows what names a reservation. A value that is asked for comes alone in a message of its own, so that copying the
 * message copies exactly that; the card stays in use.
 */
export class PropertiesPrompt extends CardPrompt<ReservationRef, PropertiesAnswer> {
  protected override readonly helpKey: TextKey = 'properties.help';

  constructor(
    kit: StepKit,
    private readonly ports: PropertiesPorts,
    private readonly clock: Clock,
  ) {
    super(PROPERTIES_PROMPT, kit);
  }

  protected override async view(turn: DeskTurn, data: ReservationRef, step: string): Promise<StepView> {
    const { texts } = turn;
    const choices = numbered(
      ACTIONS.map((action) => ({
        action,
        title: texts.say(`properties.buttons.${action}`),
        also: texts.say(`properties.words.${action}`).split('|'),
      })),
    );
    const buttons = choices.map((choice) => buttonFor(choice, step));
    return { card: propertiesCard(propertiesView(texts, await this.modelOf(turn, data), buttons)), choices };
  }

  protected override async pressed(
    turn: DeskTurn,
    { action }: Press,
    data: ReservationRef,
  ): Promise<Reading<ReservationRef, PropertiesAnswer>> {
    if (action === 'another' || action === 'done') return { kind: 'answer', value: action };
    return { kind: 'tell', say: askedFor(turn.texts, action, await this.modelOf(turn, data)) };
  }

  private async modelOf({ caller }: DeskTurn, ref: ReservationRef): Promise<PropertiesModel> {
    const { customerId, reservationId } = ref;
    const customer = await findCustomer(this.ports, caller, customerId);
    const reservation = await findReservation(this.ports, caller, customerId, reservationId);
    const scope = await namedScope(this.ports, caller, ref, reservation.appliedScope);
    return { customer, reservation, scope, state: standingOf(reservation, this.clock.now()).state };
  }
}

/** The value alone, or all of them with their labels. */
function askedFor(texts: Texts, action: string, model: PropertiesModel): string {
  switch (action) {
    case 'reservationId':
      return model.reservation.id;
    case 'orderId':
      return model.reservation.orderId;
    default:
      return propertiesAsText(texts, model);
  }
}
