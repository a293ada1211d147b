import { dayOf, type UtcDay } from '../quotes/days.js';
import { isOfSoughtKind, type ReservationCodes, type SoughtReservation } from '../soughtReservation.js';
import { compareExpiry } from './compareExpiry.js';
import type { ReservationRow } from './customerPart.js';
import type { Selection } from './selection.js';
import { SortedList } from './sortedList.js';

/** So many rows at most are looked at for one question. */
const LOOKED_AT = 500;

/** Lists of the rows that have a code, in the order of expiry. */
type ByCode = Map<string, SortedList<ReservationRow>>;

type Run = Pick<Selection<ReservationRow>, 'list' | 'start' | 'end'>;

/** Finds rows by what they are and when they expire. What it costs does not grow with the rows. */
export class RowsByKind {
  readonly #bySku: ByCode = new Map();
  readonly #byType: ByCode = new Map();
  readonly #byRegion: ByCode = new Map();
  #codes: ReservationCodes | undefined;

  /** The codes of the rows: another object only after one came or went. */
  get codes(): ReservationCodes {
    this.#codes ??= {
      skus: [...this.#bySku.keys()],
      resourceTypes: [...this.#byType.keys()],
      regions: [...this.#byRegion.keys()],
    };
    return this.#codes;
  }

  add(row: ReservationRow): void {
    for (const [lists, code] of this.#placesOf(row)) {
      const known = lists.get(code);
      const list = known ?? new SortedList(compareExpiry);
      list.add(row);
      if (known) continue;
      lists.set(code, list);
      this.#codes = undefined;
    }
  }

  delete(row: ReservationRow): void {
    for (const [lists, code] of this.#placesOf(row)) {
      const list = lists.get(code);
      list?.delete(row);
      if (list?.countBefore(() => true) !== 0) continue;
      lists.delete(code);
      this.#codes = undefined;
    }
  }

  /**
   * Those that fit and expire after `today`, the nearest expiry first.
   * @param all the rows, in the order of expiry
   * @returns undefined where they are more than `limit`, or too many to be looked at
   */
  find(
    all: SortedList<ReservationRow>,
    sought: SoughtReservation,
    today: UtcDay,
    limit: number,
  ): readonly ReservationRow[] | undefined {
    const { skus, resourceTypes, regions } = sought;
    const ways = [
      [all],
      ...(skus ? [listsOf(this.#bySku, skus)] : []),
      ...(resourceTypes ? [listsOf(this.#byType, resourceTypes)] : []),
      ...(regions ? [listsOf(this.#byRegion, regions)] : []),
    ].map((lists) => lists.map((list) => runIn(list, sought, today)));
    const shortest = ways.reduce((best, way) => (countOf(way) < countOf(best) ? way : best));
    if (countOf(shortest) > LOOKED_AT) return undefined;
    const found = shortest
      .flatMap(({ list, start, end }) => list.slice(start, end))
      .filter((row) => isOfSoughtKind(row, sought));
    return found.length > limit ? undefined : found.sort(compareExpiry);
  }

  #placesOf({ sku, resourceType, region }: ReservationRow): [lists: ByCode, code: string][] {
    return [
      [this.#bySku, sku],
      [this.#byType, resourceType],
      [this.#byRegion, region],
    ];
  }
}

function listsOf(lists: ByCode, codes: readonly string[]): SortedList<ReservationRow>[] {
  return [...new Set(codes)].flatMap((code) => lists.get(code) ?? []);
}

function runIn(list: SortedList<ReservationRow>, { from, before }: SoughtReservation, today: UtcDay): Run {
  const first = Math.max(today + 1, from === undefined ? 0 : dayOf(from));
  const past = before === undefined ? Number.POSITIVE_INFINITY : dayOf(before);
  const start = list.countBefore(({ expiryDay }) => expiryDay < first);
  return {
    list,
    start,
    end: Math.max(
      start,
      list.countBefore(({ expiryDay }) => expiryDay < past),
    ),
  };
}

function countOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { start, end }) => sum + end - start, 0);
}
