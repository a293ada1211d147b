import type { Clock } from '../../services/clock.js';
import type { ListedReservation, ScopeType } from '../../services/model.js';
import type { NewScope } from '../../services/reservationSettings.js';
import { type Refusable, sayRefusal } from '../change/sayRefusal.js';
import type { DeskTurn } from '../deskTurn.js';
import type { FormAnswer, FormData, FormEntries } from '../form/form.js';
import { FormPrompt } from '../form/formPrompt.js';
import type { LeaveChoice } from '../prompts/leavePrompt.js';
import type { StepKit } from '../prompts/stepKit.js';
import { findReservation } from '../reservations/lookups.js';
import { ReservationTaskDialog, refOf } from '../reservations/reservationTaskDialog.js';
import type { TaskContext } from '../taskContext.js';
import type { AtStake } from '../taskWaterfall.js';
import type { ConfigurationDraft, ConfigurationOptions } from './configurationDraft.js';
import type { ConfigurationPorts } from './configurationPorts.js';
import {
  CONFIGURATION_PROMPT,
  type ConfigurationAnswer,
  type ConfigurationData,
  ConfigurationPrompt,
} from './configurationPrompt.js';
import { nameField, renameForm } from './renameForm.js';
import { SCOPE_TARGET_PROMPT, type ScopeTargetData, ScopeTargetPrompt } from './scopeTargetPrompt.js';
import { SCOPE_TYPE_PROMPT, ScopeTypePrompt } from './scopeTypePrompt.js';
import { changeDone, SETTING_CHANGE_PROMPT, SettingChangePrompt } from './settingChangePrompt.js';

export const CONFIGURATION_DIALOG = 'configuration';

/** Customer, reservation, configuration card; a change is chosen, shown before and after, made, and the card comes again. */
export class ConfigurationDialog extends ReservationTaskDialog<ConfigurationDraft> {
  constructor(
    kit: StepKit,
    private readonly ports: ConfigurationPorts,
    clock: Clock,
  ) {
    super(CONFIGURATION_DIALOG, kit, ports, clock);
    this.addDialog(new ConfigurationPrompt(kit, ports, clock));
    this.addDialog(new ScopeTypePrompt(kit, ports));
    this.addDialog(new ScopeTargetPrompt(kit, ports));
    this.addDialog(new FormPrompt(kit, renameForm));
    this.addDialog(new SettingChangePrompt(kit, ports));
    this.steps(
      ...this.pickSteps(),
      { name: 'configuration', ask: this.showConfiguration, keep: this.keepAnswer },
      { name: 'scopeType', ask: this.askScopeType, keep: this.keepScopeType },
      { name: 'subscription', ask: this.askSubscription, keep: this.keepSubscription },
      { name: 'group', ask: this.askGroup, keep: this.keepGroup },
      { name: 'name', ask: this.askName, keep: this.keepName, keepEntered: this.keepEnteredName },
      { name: 'confirm', ask: this.askConfirmation, keep: this.keepConfirmation },
      { name: 'end', ask: (step) => step.finish(undefined) },
    );
  }

  protected override newDraft(options: ConfigurationOptions): ConfigurationDraft {
    const { setting } = options;
    return { ...this.chosenIn(options), ...(setting && { setting }) };
  }

  protected override atStake({ name }: ConfigurationDraft): AtStake {
    return Object.values(name ?? {}).some((entry) => entry !== '') ? 'change' : 'nothing';
  }

  protected override async onLeave({ hasChanged }: ConfigurationDraft, _choice: LeaveChoice, turn: DeskTurn) {
    await turn.say(hasChanged ? 'configuration.left' : 'configuration.leftUnchanged');
  }

  protected override forgetDetails(draft: ConfigurationDraft): void {
    delete draft.name;
    delete draft.change;
    delete draft.setting;
    delete draft.target;
  }

  private async showConfiguration(step: TaskContext<ConfigurationDraft>) {
    const { draft } = step;
    const { setting } = draft;
    delete draft.setting;
    delete draft.target;
    const data: ConfigurationData = { ...refOf(draft), ...(setting && { wish: setting }) };
    return step.ask(CONFIGURATION_PROMPT, data);
  }

  private keepAnswer(draft: ConfigurationDraft, value: unknown, turn: DeskTurn): string | Promise<string> {
    const answer = value as ConfigurationAnswer;
    switch (answer.kind) {
      case 'change':
        draft.change = answer.change;
        return 'confirm';
      case 'scope':
        if (answer.target !== undefined) draft.target = answer.target;
        return answer.type ? this.keepScopeType(draft, answer.type, turn) : 'scopeType';
      case 'rename':
        return answer.name === undefined ? 'name' : this.keepSaidName(draft, answer.name, turn);
      case 'done':
        return 'end';
    }
  }

  private async askScopeType(step: TaskContext<ConfigurationDraft>) {
    return step.ask(SCOPE_TYPE_PROMPT, refOf(step.draft));
  }

  private async keepScopeType(draft: ConfigurationDraft, value: unknown, turn: DeskTurn): Promise<string> {
    const type = value as ScopeType;
    draft.scopeType = type;
    if (type === 'Shared') return this.wantScope(draft, { type }, turn);
    return type === 'ManagementGroup' ? 'group' : 'subscription';
  }

  private async askSubscription(step: TaskContext<ConfigurationDraft>) {
    if (step.draft.scopeType !== 'ResourceGroup') return this.askTarget(step, { purpose: 'Single' });
    const data: ScopeTargetData = { ...refOf(step.draft), purpose: 'GroupSubscription' };
    return step.ask(SCOPE_TARGET_PROMPT, data);
  }

  private async keepSubscription(draft: ConfigurationDraft, value: unknown, turn: DeskTurn): Promise<string> {
    const id = value as string;
    if (draft.scopeType !== 'ResourceGroup') return this.wantScope(draft, { type: 'Single', id }, turn);
    draft.subscriptionId = id;
    return 'group';
  }

  private async askGroup(step: TaskContext<ConfigurationDraft>) {
    const { scopeType, subscriptionId = '' } = step.draft;
    return scopeType === 'ResourceGroup'
      ? this.askTarget(step, { purpose: scopeType, subscriptionId })
      : this.askTarget(step, { purpose: 'ManagementGroup' });
  }

  /** What was called by name already is looked for at once. */
  private askTarget(
    step: TaskContext<ConfigurationDraft>,
    asked: Pick<ScopeTargetData, 'purpose' | 'subscriptionId'>,
  ) {
    const { target } = step.draft;
    delete step.draft.target;
    const data: ScopeTargetData = { ...refOf(step.draft), ...asked, ...(target !== undefined && { target }) };
    return step.ask(SCOPE_TARGET_PROMPT, data);
  }

  private async keepGroup(draft: ConfigurationDraft, value: unknown, turn: DeskTurn): Promise<string> {
    const type = draft.scopeType === 'ResourceGroup' ? 'ResourceGroup' : 'ManagementGroup';
    return this.wantScope(draft, { type, id: value as string }, turn);
  }

  /** @returns the step to show next */
  private async wantScope(draft: ConfigurationDraft, after: NewScope, turn: DeskTurn): Promise<string> {
    const { appliedScope: before } = await this.reservationOf(draft, turn);
    if (before.type === after.type && before.id === after.id) {
      await turn.say('configuration.already.scope');
      return 'configuration';
    }
    draft.change = { setting: 'scope', before, after };
    return 'confirm';
  }

  private async askName(step: TaskContext<ConfigurationDraft>) {
    const { draft, turn } = step;
    const { displayName: name } = await this.reservationOf(draft, turn);
    const flagged = draft.isNameWrong ? ['displayName'] : [];
    delete draft.isNameWrong;
    const data: FormData = { entries: draft.name ?? {}, facts: { name }, flagged };
    return step.ask(renameForm.id, data);
  }

  private keepEnteredName(draft: ConfigurationDraft, entered: unknown): void {
    draft.name = entered as FormEntries;
  }

  private async keepName(draft: ConfigurationDraft, value: unknown, turn: DeskTurn): Promise<string> {
    const { values, entries } = value as FormAnswer;
    draft.name = entries;
    return this.wantName(draft, values.displayName, turn);
  }

  /** A name that cannot be given comes up in the form, with what is wrong. */
  private async keepSaidName(draft: ConfigurationDraft, name: string, turn: DeskTurn): Promise<string> {
    const reading = nameField(turn.texts).read(name);
    if (reading.kind === 'value') return this.wantName(draft, reading.value, turn);
    draft.name = { displayName: name };
    draft.isNameWrong = true;
    await turn.sayText(reading.say);
    return 'name';
  }

  /** @returns the step to show next */
  private async wantName(
    draft: ConfigurationDraft,
    name: string | undefined,
    turn: DeskTurn,
  ): Promise<string> {
    const { displayName: before } = await this.reservationOf(draft, turn);
    const after = name ?? before;
    if (after === before) {
      delete draft.name;
      await turn.say('configuration.already.displayName');
      return 'configuration';
    }
    draft.change = { setting: 'displayName', before, after };
    return 'confirm';
  }

  private async askConfirmation(step: TaskContext<ConfigurationDraft>) {
    return step.ask(SETTING_CHANGE_PROMPT, { ...refOf(step.draft), change: step.draft.change });
  }

  private async keepConfirmation(draft: ConfigurationDraft, value: unknown, turn: DeskTurn): Promise<string> {
    const { change } = draft;
    if (value !== true || !change) {
      await turn.say('change.declined');
      return 'configuration';
    }
    try {
      const changed = await this.ports.settings.change(turn.caller, refOf(draft), change);
      draft.hasChanged = true;
      if (change.setting === 'displayName') delete draft.name;
      await turn.sayText(await changeDone(this.ports, turn, refOf(draft), change, changed));
    } catch (error) {
      await sayRefusal(turn, this.ports.colleagues, CONFIGURATION_CHANGE, error);
    }
    return 'configuration';
  }

  private reservationOf(draft: ConfigurationDraft, { caller }: DeskTurn): Promise<ListedReservation> {
    const { customerId, reservationId } = refOf(draft);
    return findReservation(this.ports, caller, customerId, reservationId);
  }
}

/** Refusals after which the card shows the present state. */
const CONFIGURATION_CHANGE: Refusable = {
  change: 'changeConfiguration',
  codes: ['ScopeNotFound', 'SettingNotChangeable', 'SettingChanged'],
};
