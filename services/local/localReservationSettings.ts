import { settingFacts } from '../audit/settingFacts.js';
import type { Clock } from '../clock.js';
import { RefusedError } from '../errors.js';
import type { Caller, Reservation, ReservationRef } from '../model.js';
import type {
  NewScope,
  ReservationSettings,
  ScopeAsk,
  ScopeTarget,
  SettingChange,
} from '../reservationSettings.js';
import { demandRole } from '../roles.js';
import { TargetLists } from '../search/targetLists.js';
import { settingChangeAsAsked } from '../settingChangeAsAsked.js';
import { currentReservation, dateOf } from './currentReservation.js';
import type { DemoScopes } from './demo/demoScopes.js';
import type { CustomerDocument, StoredReservation } from './deskDocuments.js';
import type { HeldCustomer, LocalStore } from './localStore.js';
import { scopesOf, withSetting } from './settingChanges.js';

/**
 * Settings in the customers' documents; where reservations can be applied is invented. Throws also RefusedError
 * `DocumentCorrupt` and UnreachableError `BackendUnreachable`.
 */
export class LocalReservationSettings extends TargetLists implements ReservationSettings {
  /** As long as the document's reservations are the same. */
  readonly #scopes = new WeakMap<readonly StoredReservation[], DemoScopes>();

  constructor(
    private readonly store: LocalStore,
    private readonly clock: Clock,
  ) {
    super();
  }

  target(caller: Caller, ref: ReservationRef, scope: NewScope): Promise<ScopeTarget | undefined> {
    return this.#withReservation(caller, ref, async ({ data }) => this.#scopesOf(data).find(scope));
  }

  async change(caller: Caller, ref: ReservationRef, change: SettingChange): Promise<Reservation> {
    demandRole(caller, 'changeConfiguration');
    const asked = settingChangeAsAsked(change);
    return this.#withReservation(caller, ref, async (customer, reservation) => {
      const { data } = customer;
      const next = withSetting(data, reservation, asked, this.#scopesOf(data));
      if (next === data) return reservation;
      const changed = currentReservation(next, reservation.id, this.#today()) ?? reservation;
      await customer.write(next, {
        action: 'setting.changed',
        subject: { reservationId: reservation.id },
        before: settingFacts(reservation, asked.setting),
        after: settingFacts(changed, asked.setting),
      });
      return changed;
    });
  }

  protected override allTargets(
    caller: Caller,
    ref: ReservationRef,
    ask: ScopeAsk,
  ): Promise<readonly ScopeTarget[]> {
    return this.#withReservation(caller, ref, async ({ data }) => {
      const scopes = this.#scopesOf(data);
      if (ask.type === 'ResourceGroup') return scopes.resourceGroups(ask.subscriptionId);
      return ask.type === 'Single' ? scopes.subscriptions : scopes.managementGroups;
    });
  }

  /** @throws RefusedError `CustomerNotFound`, `ReservationNotFound` */
  #withReservation<R>(
    caller: Caller,
    { customerId, reservationId }: ReservationRef,
    task: (customer: HeldCustomer, reservation: Reservation) => Promise<R>,
  ): Promise<R> {
    return this.store.withCustomer(caller, customerId, async (customer) => {
      const reservation = currentReservation(customer.data, reservationId, this.#today());
      if (!reservation) throw new RefusedError('ReservationNotFound', 'no such reservation of this customer');
      return task(customer, reservation);
    });
  }

  #scopesOf(document: CustomerDocument): DemoScopes {
    const scopes = this.#scopes.get(document.reservations) ?? scopesOf(document);
    this.#scopes.set(document.reservations, scopes);
    return scopes;
  }

  #today() {
    return dateOf(this.clock.now());
  }
}
