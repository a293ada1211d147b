import type { ListedReservation } from '../model.js';
import type { ReservationFilter } from './reservationNames.js';

/** Those that fit what is said, the best first. */
export interface Narrowed {
  readonly reservations: readonly ListedReservation[];
  /** Whether each of them fits all of it. */
  readonly fitsAll: boolean;
}

/**
 * The reservations that fit everything said; where none does, those that fit the most telling of it. Nothing said, nothing
 * found. A single one that does not fit everything is not clear: the others stand behind it.
 */
export function narrowReservations(
  reservations: readonly ListedReservation[],
  filters: readonly ReservationFilter[],
): Narrowed {
  const telling = filters.filter(({ fits }) => reservations.some(fits));
  if (telling.length === 0) return { reservations: [], fitsAll: false };
  const scored = reservations.map((reservation) => ({
    reservation,
    score: telling.reduce((sum, { fits, weight }) => sum + (fits(reservation) ? weight : 0), 0),
  }));
  const best = Math.max(...scored.map(({ score }) => score));
  const fitting = runningFirst(
    scored.filter(({ score }) => score === best).map(({ reservation }) => reservation),
  );
  const all = filters.reduce((sum, { weight }) => sum + weight, 0);
  if (best === all) return { reservations: fitting, fitsAll: true };
  const others = fitting.length > 1 ? [] : reservations.filter((one) => one !== fitting[0]);
  const unclear = [...fitting, ...others];
  return { reservations: unclear.length > 1 ? unclear : [], fitsAll: false };
}

/** Those that run; past ones only where none does: they are seldom meant, and then by their name. */
function runningFirst(reservations: readonly ListedReservation[]): readonly ListedReservation[] {
  const running = reservations.filter(({ state }) => state !== 'Expired' && state !== 'Cancelled');
  return running.length > 0 ? running : reservations;
}
