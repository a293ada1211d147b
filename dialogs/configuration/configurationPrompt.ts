import { configurationCard } from '../../cards/configuration/configurationCard.js';
import { configurationView } from '../../cards/configuration/configurationView.js';
import type { Clock } from '../../services/clock.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { ListedReservation, ReservationRef, ScopeType } from '../../services/model.js';
import type { SettingChange } from '../../services/reservationSettings.js';
import type { DeskTurn } from '../deskTurn.js';
import type { Heard } from '../plainWords/plainWords.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor } from '../prompts/choice.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { findCustomer, findReservation } from '../reservations/lookups.js';
import { namedScope } from '../reservations/namedScope.js';
import { configurationChoices, SWITCHES, type SwitchAction, scopeTypeNamed } from './configurationChoices.js';
import type { ConfigurationPorts } from './configurationPorts.js';
import { readOnlyReason } from './readOnlyReason.js';
import type { SettingWish } from './settingWords.js';

export const CONFIGURATION_PROMPT = 'configurationCard';

export interface ConfigurationData extends ReservationRef {
  /** What the user wants to change already when the card would come up: the card is passed by. */
  readonly wish?: SettingWish;
}

/** What the user wants to change, or that there is nothing more to do. */
export type ConfigurationAnswer =
  | { readonly kind: 'change'; readonly change: SettingChange }
  /** `type` is absent while it is not said; `target` is what the subscription or group is called. */
  | { readonly kind: 'scope'; readonly type?: ScopeType; readonly target?: string }
  /** `name` is absent while it is not said. */
  | { readonly kind: 'rename'; readonly name?: string }
  | { readonly kind: 'done' };

type ConfigurationReading = Reading<ConfigurationData, ConfigurationAnswer>;

/**
 * Shows how a reservation is applied. Whoever may not change it sees why, in the card and whenever words or a forged
 * press ask for it.
 */
export class ConfigurationPrompt extends CardPrompt<ConfigurationData, ConfigurationAnswer> {
  protected override readonly helpKey: TextKey = 'configuration.help';

  constructor(
    kit: StepKit,
    private readonly ports: ConfigurationPorts,
    private readonly clock: Clock,
  ) {
    super(CONFIGURATION_PROMPT, kit);
  }

  protected override async view(turn: DeskTurn, data: ConfigurationData, step: string): Promise<StepView> {
    const { texts, caller } = turn;
    const customer = await findCustomer(this.ports, caller, data.customerId);
    const reservation = await this.reservationOf(turn, data);
    const reason = await this.readOnlyReason(turn, reservation);
    const { drawn, all } = configurationChoices(texts, reservation, reason !== undefined);
    const scope = await namedScope(this.ports, caller, data, reservation.appliedScope);
    const model = { customer, reservation, scope, readOnly: reason ?? '' };
    const buttons = drawn.map((choice) => buttonFor(choice, step));
    return { card: configurationCard(configurationView(texts, model, buttons)), choices: all };
  }

  /** Where nothing can be changed, the card says so. */
  protected override async begun(
    turn: DeskTurn,
    data: ConfigurationData,
  ): Promise<ConfigurationReading | undefined> {
    const reading = data.wish && (await this.wished(turn, data.wish, data));
    return reading?.kind === 'tell' ? undefined : reading;
  }

  protected override heard(
    turn: DeskTurn,
    { said, isAside }: Heard,
    data: ConfigurationData,
  ): Promise<ConfigurationReading> | undefined {
    return isAside || !said.setting ? undefined : this.wished(turn, said.setting, data);
  }

  protected override async pressed(
    turn: DeskTurn,
    { action, item }: Press,
    data: ConfigurationData,
  ): Promise<ConfigurationReading> {
    if (action === 'done') return { kind: 'answer', value: { kind: 'done' } };
    const reservation = await this.reservationOf(turn, data);
    const reason = await this.readOnlyReason(turn, reservation);
    if (reason !== undefined) return { kind: 'tell', say: reason };
    if (action === 'rename') return { kind: 'answer', value: { kind: 'rename' } };
    if (isSwitch(action)) return switched(turn.texts, reservation, action);
    const type = scopeTypeNamed(item);
    return { kind: 'answer', value: { kind: 'scope', ...(type && { type }) } };
  }

  private async wished(
    turn: DeskTurn,
    wish: SettingWish,
    data: ConfigurationData,
  ): Promise<ConfigurationReading> {
    const reservation = await this.reservationOf(turn, data);
    const reason = await this.readOnlyReason(turn, reservation);
    if (reason !== undefined) return { kind: 'tell', say: reason };
    if (wish.kind === 'switch') return switched(turn.texts, reservation, wish.action);
    return { kind: 'answer', value: wish };
  }

  private reservationOf({ caller }: DeskTurn, { customerId, reservationId }: ReservationRef) {
    return findReservation(this.ports, caller, customerId, reservationId);
  }

  private readOnlyReason(turn: DeskTurn, reservation: ListedReservation): Promise<string | undefined> {
    return readOnlyReason(turn, reservation, this.ports.colleagues, this.clock.now());
  }
}

function isSwitch(action: string): action is SwitchAction {
  return Object.hasOwn(SWITCHES, action);
}

function switched(texts: Texts, reservation: ListedReservation, action: SwitchAction): ConfigurationReading {
  const { setting, after } = SWITCHES[action];
  const before = reservation[setting];
  if (before === undefined) return { kind: 'refuse', say: texts.say('configuration.noFlexibility') };
  if (before === after) return { kind: 'refuse', say: texts.say(`configuration.already.${action}`) };
  return { kind: 'answer', value: { kind: 'change', change: { setting, before, after } } };
}
