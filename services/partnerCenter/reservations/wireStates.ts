import type { ReservationState } from '../../model.js';

/**
 * Microsoft.Capacity's `provisioningState` as the desk's state. A reservation that never came to be gives no benefit and
 * nothing back, like a cancelled one. Units of one that was split or merged run on in others, which are listed themselves.
 */
const BY_PROVISIONING_STATE: Readonly<Record<string, ReservationState | 'Replaced'>> = {
  Creating: 'Processing',
  PendingResourceHold: 'Processing',
  ConfirmedResourceHold: 'Processing',
  PendingBilling: 'Processing',
  ConfirmedBilling: 'Processing',
  Created: 'Processing',
  Succeeded: 'Succeeded',
  Cancelled: 'Cancelled',
  Expired: 'Expired',
  BillingFailed: 'Cancelled',
  Failed: 'Cancelled',
  Split: 'Replaced',
  Merged: 'Replaced',
};

/** `displayProvisioningState`, for want of the other. Those that warn, expire soon or apply to nothing run all the same. */
const BY_DISPLAYED_STATE: Readonly<Record<string, ReservationState>> = {
  Succeeded: 'Succeeded',
  Expiring: 'Succeeded',
  Warning: 'Succeeded',
  NoBenefit: 'Succeeded',
  Expired: 'Expired',
  Pending: 'Processing',
  Processing: 'Processing',
  Cancelled: 'Cancelled',
  Failed: 'Cancelled',
};

/** Undefined for states that are not known here. */
export function stateOf(
  provisioningState: string | undefined,
  displayedState: string | undefined,
): ReservationState | 'Replaced' | undefined {
  return entryOf(BY_PROVISIONING_STATE, provisioningState) ?? entryOf(BY_DISPLAYED_STATE, displayedState);
}

function entryOf<T>(table: Readonly<Record<string, T>>, key: string | undefined): T | undefined {
  return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
