import { MAX_EXPIRY_DAYS } from '../../services/portfolio.js';
import { dayAt, dayOf } from '../../services/quotes/days.js';
import type { DateRange, Understanding } from '../../services/understanding/understanding.js';
import type { SaidOptions } from './taskWish.js';

/** What a sentence chooses by itself, whichever task it is for. */
export function saidIn(understood: Understanding, now: Date): SaidOptions {
  const { quantity, email, sought } = understood;
  return {
    ...whomAndWhat(understood),
    ...(sought && { sought }),
    ...(quantity !== undefined && { quantity }),
    ...(email !== undefined && { email }),
    ...viewIn(understood, now),
    fromWords: true,
  };
}

/** Whether a sentence names a customer or a reservation; to say what a reservation is does not name it. */
export function namesSomething({ customerId, customers, sought }: SaidOptions): boolean {
  return sought === undefined && (customerId !== undefined || customers !== undefined);
}

function whomAndWhat({
  customers,
  reservations,
}: Understanding): Pick<SaidOptions, 'customerId' | 'customers' | 'reservationId' | 'candidates' | 'found'> {
  const [reservation, ...others] = reservations;
  if (reservation && others.length === 0) {
    return { customerId: reservation.customerId, reservationId: reservation.id };
  }
  const named = customers.length > 0 ? customers.map(({ id }) => id) : reservations.map(customerOf);
  const [customerId, ...otherIds] = new Set(named);
  const candidates = reservations.map(({ id }) => id);
  const isAnybodys = customers.length === 0 && otherIds.length > 0;
  return {
    ...(customerId !== undefined &&
      (otherIds.length === 0 ? { customerId } : { customers: [customerId, ...otherIds] })),
    ...(candidates.length > 0 && { candidates }),
    ...(isAnybodys && {
      found: reservations.map(({ customerId: owner, id }) => ({ customerId: owner, reservationId: id })),
    }),
  };
}

function customerOf({ customerId }: { readonly customerId: string }): string {
  return customerId;
}

/** The list of the portfolio that is asked for; of a use and a time, the use is the rarer wish. */
function viewIn(
  { usedBelow, expiry }: Understanding,
  now: Date,
): Pick<SaidOptions, 'view' | 'days' | 'below'> {
  if (usedBelow !== undefined) return { view: 'underused', below: usedBelow };
  const days = expiry && daysUntil(expiry, now);
  return days === undefined ? {} : { view: 'expiring', days };
}

/** Days from today to the last one of the range; undefined where it has no end or one that is not looked at. */
function daysUntil({ before }: DateRange, now: Date): number | undefined {
  const days = before === undefined ? 0 : dayOf(before) - 1 - dayAt(now);
  return days >= 1 && days <= MAX_EXPIRY_DAYS ? days : undefined;
}
