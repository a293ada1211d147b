import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../../clock.js';
import type { IsoDate, ListedReservation } from '../../model.js';
import { nearestExpiryFirst } from '../../nearestExpiryFirst.js';
import { dayAt, isoDate } from '../../quotes/days.js';
import { inSlices, type Sliced } from '../../slices.js';
import { KeptAnswers } from '../azure/keptAnswers.js';
import type { ReservationReader } from './reservationReader.js';

/** Told each time a customer's reservations were listed anew; the same array while they are the same. */
export type ReservationsListed = (customerId: string, reservations: readonly ListedReservation[]) => void;

/** So long a change that was made elsewhere, such as in the Azure portal, may stay unseen in lists. */
const KEPT_MS = 60_000;
const MOST_CUSTOMERS = 500;
const COMPARED_AT_ONCE = 100;

interface SortedList {
  readonly today: IsoDate;
  readonly reservations: readonly ListedReservation[];
}

/** The lists of customers' reservations, each kept for a minute. Throws DeskErrors `Service…`. */
export class CustomerReservations {
  readonly #lists: KeptAnswers<readonly ListedReservation[]>;
  readonly #sorted = new WeakMap<readonly ListedReservation[], SortedList>();

  constructor(
    private readonly reader: ReservationReader,
    private readonly clock: Clock,
    private readonly listed: ReservationsListed = () => {},
  ) {
    this.#lists = new KeptAnswers({ clock, keptMs: KEPT_MS, most: MOST_CUSTOMERS });
  }

  /** The nearest expiry first. The same array while the day and the reservations are the same. */
  async of(customerId: string): Promise<readonly ListedReservation[]> {
    const list = await this.#lists.get(customerId, (last) => this.#ask(customerId, last));
    return this.#sortedList(list);
  }

  /** By the newest list there was, however old, or by a new one if that does not have it. */
  async find(customerId: string, reservationId: string): Promise<ListedReservation | undefined> {
    const isIt = ({ id }: ListedReservation) => id === reservationId;
    return this.#lists.last(customerId)?.find(isIt) ?? (await this.of(customerId)).find(isIt);
  }

  /** Something of the customer's has changed. */
  forget(customerId: string): void {
    this.#lists.forget(customerId);
  }

  /** As it stands on the present day: the service takes its time to call one expired. */
  asOfToday<R extends ListedReservation>(reservation: R): R {
    return asOf(reservation, this.#today());
  }

  async #ask(customerId: string, last: readonly ListedReservation[] | undefined) {
    const asked = await this.reader.all(customerId);
    const list = last && (await inSlices(areSame(asked, last))) ? last : asked;
    this.listed(customerId, this.#sortedList(list));
    return list;
  }

  #sortedList(list: readonly ListedReservation[]): readonly ListedReservation[] {
    const today = this.#today();
    const kept = this.#sorted.get(list);
    if (kept?.today === today) return kept.reservations;
    const reservations = list.map((reservation) => asOf(reservation, today)).sort(nearestExpiryFirst(today));
    this.#sorted.set(list, { today, reservations });
    return reservations;
  }

  #today(): IsoDate {
    return isoDate(dayAt(this.clock.now()));
  }
}

function* areSame(some: readonly ListedReservation[], others: readonly ListedReservation[]): Sliced<boolean> {
  if (some.length !== others.length) return false;
  for (const [index, one] of some.entries()) {
    if (!isDeepStrictEqual(one, others[index])) return false;
    if (index % COMPARED_AT_ONCE === 0) yield;
  }
  return true;
}

function asOf<R extends ListedReservation>(reservation: R, today: IsoDate): R {
  const isOver = reservation.state === 'Succeeded' && reservation.expiryDate <= today;
  return isOver ? { ...reservation, state: 'Expired' } : reservation;
}
