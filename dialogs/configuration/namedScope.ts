import type { NamedScope } from '../../cards/configuration/configurationView.js';
import type { ReservationRef } from '../../services/accessControl.js';
import type { AppliedScope, Caller } from '../../services/model.js';
import type { ReservationSettings } from '../../services/reservationSettings.js';

const GROUP_ID = /^(\/subscriptions\/[^/]+)\/resourceGroups\//i;

/** A scope with the name of the subscription that its resource group is in, as far as that is known. */
export async function namedScope(
  settings: ReservationSettings,
  caller: Caller,
  ref: ReservationRef,
  scope: AppliedScope,
): Promise<NamedScope> {
  const id = scope.type === 'ResourceGroup' ? GROUP_ID.exec(scope.id ?? '')?.[1] : undefined;
  const subscription = id && (await settings.target(caller, ref, { type: 'Single', id }));
  return subscription ? { ...scope, subscription: subscription.displayName } : scope;
}
