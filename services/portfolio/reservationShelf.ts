import type { UtcDay } from '../quotes/days.js';
import type { ReservationCodes, SoughtReservation } from '../soughtReservation.js';
import { compareExpiry } from './compareExpiry.js';
import type { ReservationRow } from './customerPart.js';
import { RowsByKind } from './rowsByKind.js';
import { RowsByName } from './rowsByName.js';
import { RowsByWord } from './rowsByWord.js';
import type { Selection } from './selection.js';
import { SortedList } from './sortedList.js';

/** The reservations of all of a partner's customers, in the orders in which they are asked for. */
export class ReservationShelf {
  readonly #byName = new RowsByName<ReservationRow>();
  /** The active ones, like the next. */
  readonly #byKind = new RowsByKind();
  readonly #byWord = new RowsByWord<ReservationRow>();
  /** The active ones, the expired among them too: an expiry does not change this list. */
  readonly #byExpiry = new SortedList<ReservationRow>(compareExpiry);
  /** Those that run on `#today` and whose use is known. */
  readonly #byUse = new SortedList<ReservationRow>(compareUse);
  #today: UtcDay;

  constructor(today: UtcDay) {
    this.#today = today;
  }

  add(row: ReservationRow): void {
    this.#byName.add(row);
    if (row.isActive) {
      this.#byKind.add(row);
      this.#byWord.add(row);
      this.#byExpiry.add(row);
    }
    if (this.#runs(row) && row.usedPercent !== undefined) this.#byUse.add(row);
  }

  delete(row: ReservationRow): void {
    this.#byName.delete(row);
    if (row.isActive) {
      this.#byKind.delete(row);
      this.#byWord.delete(row);
    }
    this.#byExpiry.delete(row);
    this.#byUse.delete(row);
  }

  /** Costs what expires between the two days, whichever comes first: a clock may be set back. */
  moveTo(day: UtcDay): void {
    const [earlier, later] = day < this.#today ? [day, this.#today] : [this.#today, day];
    const crossed = this.#byExpiry.slice(this.#expiredBy(earlier), this.#expiredBy(later));
    this.#today = day;
    for (const row of crossed.filter(({ usedPercent }) => usedPercent !== undefined)) {
      if (this.#runs(row)) this.#byUse.add(row);
      else this.#byUse.delete(row);
    }
  }

  countRunning(): number {
    return this.#byExpiry.countBefore(() => true) - this.#expiredBy(this.#today);
  }

  /** Those that run and expire within `days` days, the nearest expiry first. */
  expiring(days: number): Selection<ReservationRow> {
    const last = this.#today + days;
    return {
      list: this.#byExpiry,
      start: this.#expiredBy(this.#today),
      end: this.#expiredBy(last),
      takes: (row) => this.#runs(row) && row.expiryDay <= last,
    };
  }

  /** Those that run and were used less than `percent`, the least used first. */
  underused(percent: number): Selection<ReservationRow> {
    const isBelow = ({ usedPercent = 100 }: ReservationRow) => usedPercent < percent;
    return {
      list: this.#byUse,
      start: 0,
      end: this.#byUse.countBefore(isBelow),
      takes: (row) => this.#runs(row) && row.usedPercent !== undefined && isBelow(row),
    };
  }

  named(text: string, limit: number): readonly ReservationRow[] {
    return this.#byName.find(text, limit);
  }

  /** Those that run, the nearest expiry first; undefined where they are more than `limit`, or too many to be looked at. */
  namedInPart(text: string, limit: number): readonly ReservationRow[] | undefined {
    const found = this.#byWord.find(text)?.filter((row) => this.#runs(row));
    return found && found.length <= limit ? found.sort(compareExpiry) : undefined;
  }

  get codes(): ReservationCodes {
    return this.#byKind.codes;
  }

  /** Undefined where they are more than `limit`, or too many to be looked at. */
  sought(sought: SoughtReservation, limit: number): readonly ReservationRow[] | undefined {
    return this.#byKind.find(this.#byExpiry, sought, this.#today, limit);
  }

  #runs({ isActive, expiryDay }: ReservationRow): boolean {
    return isActive && expiryDay > this.#today;
  }

  #expiredBy(day: UtcDay): number {
    return this.#byExpiry.countBefore(({ expiryDay }) => expiryDay <= day);
  }
}

function compareUse(a: ReservationRow, b: ReservationRow): number {
  return (a.usedPercent ?? 0) - (b.usedPercent ?? 0) || compareExpiry(a, b);
}
