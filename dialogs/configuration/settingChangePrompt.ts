import { switchInWords } from '../../cards/configuration/configurationView.js';
import { scopeInWords } from '../../cards/scopeInWords.js';
import { RefusedError } from '../../services/errors.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { AppliedScope, Caller, ListedReservation, ReservationRef } from '../../services/model.js';
import type { SettingChange } from '../../services/reservationSettings.js';
import { type ChangeInWords, ChangePrompt } from '../change/changePrompt.js';
import type { DeskTurn } from '../deskTurn.js';
import type { StepKit } from '../prompts/stepKit.js';
import { findCustomer, findReservation } from '../reservations/lookups.js';
import { namedScope } from '../reservations/namedScope.js';
import type { ConfigurationPorts } from './configurationPorts.js';

export const SETTING_CHANGE_PROMPT = 'settingChange';

export interface SettingChangeData extends ReservationRef {
  readonly change: SettingChange;
}

/** Asks before one setting of a reservation changes. Answers whether the user wants it. */
export class SettingChangePrompt extends ChangePrompt<SettingChangeData> {
  constructor(
    kit: StepKit,
    private readonly ports: ConfigurationPorts,
  ) {
    super(SETTING_CHANGE_PROMPT, kit);
  }

  protected override async inWords(turn: DeskTurn, data: SettingChangeData): Promise<ChangeInWords> {
    const { texts, caller } = turn;
    const { setting } = data.change;
    const customer = await findCustomer(this.ports, caller, data.customerId);
    const reservation = await findReservation(this.ports, caller, data.customerId, data.reservationId);
    return {
      title: texts.say(`configuration.change.title.${setting}`),
      about: texts.say('configuration.about', { name: reservation.displayName, customer: customer.name }),
      changes: [
        {
          label: texts.say(`configuration.facts.${setting}`),
          ...(await this.valuesInWords(texts, caller, data)),
        },
      ],
      notice: noticeOf(texts, data.change, reservation),
    };
  }

  private async valuesInWords(texts: Texts, caller: Caller, { change, ...ref }: SettingChangeData) {
    switch (change.setting) {
      case 'displayName':
        return { before: change.before, after: change.after };
      case 'scope': {
        const after = await this.scopeAfter(caller, ref, change.after);
        return {
          before: scopeInWords(texts, await namedScope(this.ports, caller, ref, change.before)),
          after: scopeInWords(texts, await namedScope(this.ports, caller, ref, after)),
        };
      }
      default: {
        const which = switchOf(change.setting);
        return {
          before: switchInWords(texts, which, change.before),
          after: switchInWords(texts, which, change.after),
        };
      }
    }
  }

  /** @throws RefusedError `ScopeNotFound` */
  private async scopeAfter(
    caller: Caller,
    ref: ReservationRef,
    scope: Pick<AppliedScope, 'type' | 'id'>,
  ): Promise<AppliedScope> {
    if (scope.type === 'Shared') return scope;
    const target = await this.ports.settings.target(caller, ref, scope);
    if (!target) throw new RefusedError('ScopeNotFound', 'the chosen scope is no longer there');
    return { type: scope.type, ...target };
  }
}

/** What is said once a change is made. */
export async function changeDone(
  { settings }: Pick<ConfigurationPorts, 'settings'>,
  { texts, caller }: DeskTurn,
  ref: ReservationRef,
  change: SettingChange,
  { displayName, appliedScope }: ListedReservation,
): Promise<string> {
  switch (change.setting) {
    case 'displayName':
      return texts.say('configuration.change.done.displayName', { after: displayName });
    case 'scope': {
      const after = scopeInWords(texts, await namedScope({ settings }, caller, ref, appliedScope));
      return texts.say('configuration.change.done.scope', { after });
    }
    default:
      return texts.say(`configuration.change.done.${stateOf(change.setting, change.after)}`);
  }
}

function noticeOf(texts: Texts, change: SettingChange, { expiryDate }: ListedReservation): string {
  const key: TextKey =
    change.setting === 'displayName' || change.setting === 'scope'
      ? `configuration.change.notice.${change.setting}`
      : `configuration.change.notice.${stateOf(change.setting, change.after)}`;
  return texts.say(key, { date: texts.date(expiryDate) });
}

function switchOf(setting: 'instanceFlexibility' | 'renew') {
  return setting === 'renew' ? 'renewal' : 'flexibility';
}

function stateOf(setting: 'instanceFlexibility' | 'renew', isOn: boolean) {
  return `${switchOf(setting)}${isOn ? 'On' : 'Off'}` as const;
}
