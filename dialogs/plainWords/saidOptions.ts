import { MAX_EXPIRY_DAYS } from '../../services/portfolio.js';
import { dayAt, dayOf } from '../../services/quotes/days.js';
import type { DateRange, Understanding } from '../../services/understanding/understanding.js';
import type { SaidOptions } from './taskWish.js';

/** What a sentence chooses by itself, whichever task it is for. */
export function saidIn(understood: Understanding, now: Date): SaidOptions {
  const { quantity, email, expiry } = understood;
  const days = expiry && daysUntil(expiry, now);
  return {
    ...whomAndWhat(understood),
    ...(quantity !== undefined && { quantity }),
    ...(email !== undefined && { email }),
    ...(days !== undefined && { view: 'expiring', days }),
    fromWords: true,
  };
}

/** Whether a sentence names a customer or a reservation. */
export function namesSomething({ customerId, customers }: SaidOptions): boolean {
  return customerId !== undefined || customers !== undefined;
}

function whomAndWhat({
  customers,
  reservations,
}: Understanding): Pick<SaidOptions, 'customerId' | 'customers' | 'reservationId' | 'candidates'> {
  const [reservation, ...others] = reservations;
  if (reservation && others.length === 0) {
    return { customerId: reservation.customerId, reservationId: reservation.id };
  }
  const named = customers.length > 0 ? customers.map(({ id }) => id) : reservations.map(customerOf);
  const [customerId, ...otherIds] = new Set(named);
  const candidates = reservations.map(({ id }) => id);
  return {
    ...(customerId !== undefined &&
      (otherIds.length === 0 ? { customerId } : { customers: [customerId, ...otherIds] })),
    ...(candidates.length > 0 && { candidates }),
  };
}

function customerOf({ customerId }: { readonly customerId: string }): string {
  return customerId;
}

/** Days from today to the last one of the range; undefined where it has no end or one that is not looked at. */
function daysUntil({ before }: DateRange, now: Date): number | undefined {
  const days = before === undefined ? 0 : dayOf(before) - 1 - dayAt(now);
  return days >= 1 && days <= MAX_EXPIRY_DAYS ? days : undefined;
}
