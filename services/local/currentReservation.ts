import type { IsoDate, Reservation, Utilization } from '../model.js';
import { dayAt, isoDate } from '../quotes/days.js';
import type { CustomerDocument, RecordedUsage, StoredReservation } from './deskDocuments.js';

/** The customer's reservations as they stand on `today`. */
export function currentReservations(document: CustomerDocument, today: IsoDate): Reservation[] {
  const usage = new Map(document.usage.map((recorded) => [recorded.reservationId, recorded]));
  return document.reservations.map((stored) => asOf(today, stored, usage.get(stored.id)));
}

/** One of them, if the customer has it. */
export function currentReservation(
  document: CustomerDocument,
  reservationId: string,
  today: IsoDate,
): Reservation | undefined {
  const stored = document.reservations.find((reservation) => reservation.id === reservationId);
  const usage = document.usage.find((recorded) => recorded.reservationId === reservationId);
  return stored && asOf(today, stored, usage);
}

/** The UTC calendar date of an instant. */
export function dateOf(instant: Date): IsoDate {
  return isoDate(dayAt(instant));
}

function asOf(today: IsoDate, stored: StoredReservation, usage: RecordedUsage | undefined): Reservation {
  const isOver = stored.state === 'Succeeded' && stored.expiryDate <= today;
  return {
    ...stored,
    state: isOver ? 'Expired' : stored.state,
    utilization: usage ? averages(usage.percents) : {},
  };
}

function averages(percents: readonly number[]): Utilization {
  return {
    last1Day: averageOf(percents.slice(0, 1)),
    last7Days: averageOf(percents.slice(0, 7)),
    last30Days: averageOf(percents.slice(0, 30)),
  };
}

/** To a tenth of a percent; 0 only where there was no use at all, because a refund may depend on that. */
function averageOf(percents: readonly number[]): number | undefined {
  if (percents.length === 0) return undefined;
  const sum = percents.reduce((total, percent) => total + percent, 0);
  return sum === 0 ? 0 : Math.max(0.1, Math.round((sum / percents.length) * 10) / 10);
}
