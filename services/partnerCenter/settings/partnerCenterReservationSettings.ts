import { settingFacts } from '../../audit/settingFacts.js';
import type { Clock } from '../../clock.js';
import { DeskError } from '../../errors.js';
import { KeyedQueue } from '../../keyedQueue.js';
import type { Caller, FoundReservation, ListedReservation, ReservationRef } from '../../model.js';
import type {
  NewScope,
  ReservationSettings,
  ScopeAsk,
  ScopeTarget,
  Setting,
  SettingChange,
} from '../../reservationSettings.js';
import { demandRole } from '../../roles.js';
import { TargetLists } from '../../search/targetLists.js';
import { settingChangeAsAsked } from '../../settingChangeAsAsked.js';
import type { TenantClients } from '../azure/tenantClients.js';
import type { ChangeLedger } from '../changeLedger.js';
import { ReservationUpdates } from './reservationUpdates.js';
import { type PresentReservation, type SettingPatch, scopeNotFound, settingPatch } from './settingPatch.js';
import { TenantScopes } from './tenantScopes.js';

/** The reservations whose settings are changed. `known` and `current` throw RefusedError `CustomerNotFound`, `ReservationNotFound`. */
export interface ChangeableReservations {
  known(caller: Caller, ref: ReservationRef): Promise<ListedReservation>;
  current(caller: Caller, ref: ReservationRef): Promise<PresentReservation>;
  get(caller: Caller, customerId: string, reservationId: string): Promise<FoundReservation | undefined>;
  forget(customerId: string): void;
}

export interface SettingsSources {
  readonly clients: TenantClients;
  readonly reservations: ChangeableReservations;
  readonly ledger: ChangeLedger;
  readonly clock: Clock;
  /** How long a change is waited for. */
  readonly patienceMs?: number | undefined;
}

/** Settings in the customers' tenants. Throws also DeskErrors `Service…`, and UnreachableError `BackendUnreachable`. */
export class PartnerCenterReservationSettings extends TargetLists implements ReservationSettings {
  readonly #scopes: TenantScopes;
  readonly #updates: ReservationUpdates;
  /** What is seen before a change is what it changes, as far as this desk goes. */
  readonly #changes = new KeyedQueue();

  constructor(private readonly sources: SettingsSources) {
    super();
    const { clients, clock, patienceMs } = sources;
    this.#scopes = new TenantScopes(clients, clock);
    this.#updates = new ReservationUpdates(clients, patienceMs);
  }

  async target(caller: Caller, ref: ReservationRef, scope: NewScope): Promise<ScopeTarget | undefined> {
    await this.sources.reservations.known(caller, ref);
    return this.#scopes.find(ref.customerId, scope);
  }

  async change(caller: Caller, ref: ReservationRef, change: SettingChange): Promise<FoundReservation> {
    demandRole(caller, 'changeConfiguration');
    const asked = settingChangeAsAsked(change);
    await this.sources.reservations.known(caller, ref);
    const key = JSON.stringify([ref.customerId, ref.reservationId]);
    return this.#changes.run(key, () => this.#changed(caller, ref, asked));
  }

  async #changed(caller: Caller, ref: ReservationRef, asked: SettingChange): Promise<FoundReservation> {
    const [present, target] = await Promise.all([
      this.sources.reservations.current(caller, ref),
      asked.setting === 'scope' ? this.#scopes.find(ref.customerId, asked.after) : undefined,
    ]);
    const change = settingPatch(present, asked, target);
    if (change) await this.#make(caller, present.reservation, asked.setting, change);
    return this.#afterwards(caller, change?.changed ?? present.reservation, asked.setting);
  }

  async #make(
    caller: Caller,
    present: ListedReservation,
    setting: Setting,
    { patch, changed, scopeId }: SettingPatch,
  ): Promise<void> {
    const { ledger, reservations } = this.sources;
    const { customerId, id: reservationId } = present;
    if (scopeId !== undefined && !(await this.#updates.isAvailable(present, scopeId))) throw scopeNotFound();
    const entry = {
      action: 'setting.changed',
      subject: { reservationId },
      before: settingFacts(present, setting),
      after: settingFacts(changed, setting),
    } as const;
    try {
      await ledger.recorded(caller, customerId, entry, () => this.#updates.update(present, patch));
    } finally {
      reservations.forget(customerId);
    }
  }

  /** The change stands, whether the reservation can be looked at once more or not. */
  async #afterwards(caller: Caller, changed: ListedReservation, setting: Setting): Promise<FoundReservation> {
    const { customerId, id } = changed;
    const key = setting === 'scope' ? 'appliedScope' : setting;
    try {
      const found = await this.sources.reservations.get(caller, customerId, id);
      return { ...(found ?? changed), [key]: changed[key] };
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      return { ...changed, unavailable: ['commitment'] };
    }
  }

  protected override async allTargets(
    caller: Caller,
    ref: ReservationRef,
    ask: ScopeAsk,
  ): Promise<readonly ScopeTarget[]> {
    await this.sources.reservations.known(caller, ref);
    return this.#scopes.targets(ref.customerId, ask);
  }
}
