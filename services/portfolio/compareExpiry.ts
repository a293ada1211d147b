import { compareText } from './compareText.js';
import type { ReservationRow } from './customerPart.js';

/** The nearest expiry first; calls no two rows equal. */
export function compareExpiry(a: ReservationRow, b: ReservationRow): number {
  return (
    a.expiryDay - b.expiryDay ||
    compareText(a.customer.name, b.customer.name) ||
    compareText(a.id, b.id) ||
    compareText(a.customer.id, b.customer.id)
  );
}
