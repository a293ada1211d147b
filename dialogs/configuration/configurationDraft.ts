import type { ScopeType } from '../../services/model.js';
import type { SettingChange } from '../../services/reservationSettings.js';
import type { FormEntries } from '../form/form.js';
import type { ReservationDraft, ReservationOptions } from '../reservations/reservationTaskDialog.js';
import type { SettingWish } from './settingWords.js';

/** What is already chosen when the configuration is begun from elsewhere. */
export interface ConfigurationOptions extends ReservationOptions {
  /** What the user's own words want to change. */
  readonly setting?: SettingWish;
}

/** The draft of the configuration task: plain JSON. */
export interface ConfigurationDraft extends ReservationDraft {
  /** What is wanted already, until the card comes up. */
  setting?: SettingWish;
  /** What the subscription or group of the scope is called, until it is looked for. */
  target?: string;
  scopeType?: ScopeType;
  /** Of the resource group that is being chosen. */
  subscriptionId?: string;
  /** The new name as far as it is written. */
  name?: FormEntries;
  /** Whether the name was said and is none that can be given. */
  isNameWrong?: boolean;
  /** What is to be confirmed. */
  change?: SettingChange;
  /** Whether something was changed since the task began. */
  hasChanged?: boolean;
}
