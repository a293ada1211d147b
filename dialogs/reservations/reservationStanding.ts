import type { ListedReservation, ReservationState } from '../../services/model.js';
import { dayAt, dayOf } from '../../services/quotes/days.js';

/** Days before the expiry from which a reservation counts as expiring soon. */
const SOON_DAYS = 30;

/** Where a reservation stands in its life at an instant. */
export interface ReservationStanding {
  /** The state on file, or `Expired` once the expiry date has come. */
  readonly state: ReservationState;
  /** Whole UTC days until the expiry date; 0 from that date on. */
  readonly daysLeft: number;
  readonly expiresSoon: boolean;
}

export function standingOf(reservation: ListedReservation, now: Date): ReservationStanding {
  const daysLeft = Math.max(0, dayOf(reservation.expiryDate) - dayAt(now));
  const state = reservation.state === 'Succeeded' && daysLeft === 0 ? 'Expired' : reservation.state;
  return { state, daysLeft, expiresSoon: state === 'Succeeded' && daysLeft <= SOON_DAYS };
}
