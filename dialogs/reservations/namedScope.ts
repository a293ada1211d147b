import type { NamedScope } from '../../cards/scopeInWords.js';
import type { AppliedScope, Caller, ReservationRef } from '../../services/model.js';
import type { ReservationSettings } from '../../services/reservationSettings.js';

const GROUP_ID = /^(\/subscriptions\/[^/]+)\/resourceGroups\//i;

export interface ScopePorts {
  readonly settings: Pick<ReservationSettings, 'target'>;
}

/** A scope with the name of the subscription that its resource group is in, as far as that is known. */
export async function namedScope(
  { settings }: ScopePorts,
  caller: Caller,
  ref: ReservationRef,
  scope: AppliedScope,
): Promise<NamedScope> {
  const id = scope.type === 'ResourceGroup' ? GROUP_ID.exec(scope.id ?? '')?.[1] : undefined;
  const subscription = id && (await settings.target(caller, ref, { type: 'Single', id }));
  return subscription ? { ...scope, subscription: subscription.displayName } : scope;
}
