import type { Customer, IsoDate, Reservation, Utilization } from '../model.js';
import { dayAt, isoDate } from '../quotes/days.js';
import { averageOf } from '../usage/averageOf.js';
import { identifiedScope } from './demo/demoScopes.js';
import type { CustomerDocument, RecordedUsage, StoredReservation } from './deskDocuments.js';

/** Types whose discount may apply to other sizes of the family; it does unless that was turned off. */
const FLEXIBLE_TYPES: readonly string[] = ['VirtualMachines'];

/** The customer's reservations as they stand on `today`. */
export function currentReservations(document: CustomerDocument, today: IsoDate): Reservation[] {
  const usage = new Map(document.usage.map((recorded) => [recorded.reservationId, recorded]));
  return document.reservations.map((stored) => asOf(today, document.profile, stored, usage.get(stored.id)));
}

/** One of them, if the customer has it. */
export function currentReservation(
  document: CustomerDocument,
  reservationId: string,
  today: IsoDate,
): Reservation | undefined {
  const stored = document.reservations.find((reservation) => reservation.id === reservationId);
  const usage = document.usage.find((recorded) => recorded.reservationId === reservationId);
  return stored && asOf(today, document.profile, stored, usage);
}

/** The UTC calendar date of an instant. */
export function dateOf(instant: Date): IsoDate {
  return isoDate(dayAt(instant));
}

function asOf(
  today: IsoDate,
  customer: Customer,
  { instanceFlexibility = true, ...stored }: StoredReservation,
  usage: RecordedUsage | undefined,
): Reservation {
  const isOver = stored.state === 'Succeeded' && stored.expiryDate <= today;
  return {
    ...stored,
    state: isOver ? 'Expired' : stored.state,
    appliedScope: identifiedScope(customer, stored.appliedScope),
    ...(FLEXIBLE_TYPES.includes(stored.resourceType) && { instanceFlexibility }),
    utilization: usage ? averages(usage.percents) : {},
  };
}

/** @param percents daily use, newest first */
export function averages(percents: readonly number[]): Utilization {
  if (percents.length === 0) return {};
  return {
    last1Day: averageOf(percents.slice(0, 1)),
    last7Days: averageOf(percents.slice(0, 7)),
    last30Days: averageOf(percents.slice(0, 30)),
  };
}
