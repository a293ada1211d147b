import { TERMS, type Term } from '../model.js';
import type { UtcDay } from '../quotes/days.js';
import type { SentenceWord } from '../search/sentenceWords.js';
import type { CalendarWords, FoundMonth, TimeWord } from './calendarWords.js';
import {
  dayOn,
  monthsFrom,
  nextDayOn,
  oneDay,
  type Period,
  UNITS,
  type Unit,
  unitAround,
  unitsAhead,
  yearOf,
} from './periods.js';

/** A time that some words speak of. */
export interface SaidPeriod {
  /** Words it takes up. */
  readonly length: number;
  /** Absent for a time that has passed, such as the last 30 days. */
  readonly period?: Period | undefined;
  /** Said as a distance from today, such as next month. */
  readonly isRelative: boolean;
  /** A reservation's term rather than a time: three years. */
  readonly term?: Term | undefined;
}

const YEAR = /^20\d\d$/;
const DAY_OF_MONTH = /^(\d{1,2})\p{L}{0,3}$/u;
const QUARTER = /^[qt]([1-4])$/;
/** A word such as `of` or `de` between the parts of a date. */
const LONGEST_LINK = 3;
/** Words after which a short name of a month, or a year alone, is meant as one. */
const CUES: readonly TimeWord[] = [
  'within',
  'before',
  'until',
  'after',
  'from',
  'between',
  'end',
  'this',
  'next',
];

/** Reads times out of the words of one sentence in one language. */
export class PeriodReader {
  constructor(
    private readonly words: readonly SentenceWord[],
    private readonly calendar: CalendarWords,
    private readonly numberOf: (word: string) => number | undefined,
    private readonly today: UtcDay,
  ) {}

  /** The time that the words from `at` on name, if they name one. */
  at(at: number): SaidPeriod | undefined {
    return (
      this.#dateAt(at) ?? this.#quarterAt(at) ?? this.#countedAt(at) ?? this.#unitAt(at) ?? this.#yearAt(at)
    );
  }

  /** `15 March 2027`, `March 15`, `2027年3月15日`, `March`. */
  #dateAt(at: number): SaidPeriod | undefined {
    const year = this.#year(at);
    const afterYear = at + 1 + this.calendar.lengthAt('year', this.words, at + 1);
    if (year !== undefined) return this.#monthFirst(afterYear, at, year);
    return this.#dayFirst(at) ?? this.#monthFirst(at, at);
  }

  #dayFirst(at: number): SaidPeriod | undefined {
    const day = this.#dayOfMonth(at);
    if (day === undefined) return undefined;
    const monthAt = [at + 1, ...(this.#isLink(at + 1) ? [at + 2] : [])].find((place) => this.#month(place));
    const found = monthAt === undefined ? undefined : this.#month(monthAt);
    if (!found || monthAt === undefined) return undefined;
    const { year, end } = this.#yearAfter(monthAt + found.length);
    return this.#dated(at, end, found.month, day, year);
  }

  #monthFirst(at: number, from: number, saidYear?: number): SaidPeriod | undefined {
    const found = this.#month(at);
    if (!found) return undefined;
    const afterMonth = at + found.length;
    const day = this.#dayOfMonth(afterMonth);
    if (day !== undefined) {
      const afterDay = afterMonth + 1 + this.calendar.lengthAt('day', this.words, afterMonth + 1);
      const { year, end } =
        saidYear === undefined ? this.#yearAfter(afterDay) : { year: saidYear, end: afterDay };
      const dated = this.#dated(from, end, found.month, day, year);
      if (dated) return dated;
    }
    const { year, end } =
      saidYear === undefined ? this.#yearAfter(afterMonth) : { year: saidYear, end: afterMonth };
    if (year === undefined && found.isShort && !this.#hasCue(at)) return undefined;
    const nearest = monthsFrom(yearOf(this.today), found.month);
    const next = nearest.before <= this.today ? monthsFrom(yearOf(this.today) + 1, found.month) : nearest;
    const period = year === undefined ? next : monthsFrom(year, found.month);
    return { length: end - from, period, isRelative: false };
  }

  #dated(from: number, end: number, month: number, day: number, year?: number): SaidPeriod | undefined {
    const meant = year === undefined ? nextDayOn(this.today, month, day) : dayOn(year, month, day);
    return meant === undefined ? undefined : { length: end - from, period: oneDay(meant), isRelative: false };
  }

  /** `Q1 2027`. */
  #quarterAt(at: number): SaidPeriod | undefined {
    const quarter = Number(QUARTER.exec(this.#word(at))?.[1]);
    if (!quarter) return undefined;
    const { year, end } = this.#yearAfter(at + 1);
    const month = quarter * 3 - 2;
    const nearest = monthsFrom(yearOf(this.today), month, 3);
    const next = nearest.before <= this.today ? monthsFrom(yearOf(this.today) + 1, month, 3) : nearest;
    return {
      length: end - at,
      period: year === undefined ? next : monthsFrom(year, month, 3),
      isRelative: false,
    };
  }

  /** `next 60 days`, `60 prochains jours`, `60 days`, `three years`. */
  #countedAt(at: number): SaidPeriod | undefined {
    let place = at;
    const said = new Set<TimeWord>();
    const skip = (): void => {
      for (const kind of ['next', 'last'] as const) {
        const length = this.calendar.lengthAt(kind, this.words, place);
        if (length === 0) continue;
        said.add(kind);
        place += length;
      }
    };
    skip();
    const count = this.#count(place);
    if (count === undefined) return undefined;
    place += 1;
    skip();
    const unit = this.#unit(place);
    if (!unit) return undefined;
    place += unit.length;
    skip();
    const isAhead = said.has('next') || this.#hasCue(at) || this.#isFollowedBy('until', place);
    const term = TERMS.find((one) => one === `P${count}Y` && unit.unit === 'year' && said.size === 0);
    const period = isAhead && !said.has('last') ? unitsAhead(this.today, unit.unit, count) : undefined;
    return { length: place - at, period: term ? undefined : period, isRelative: true, term };
  }

  /** `next month`, `ce trimestre`, `la semaine prochaine`. */
  #unitAt(at: number): SaidPeriod | undefined {
    for (const [kind, ahead] of [
      ['next', 1],
      ['this', 0],
      ['last', -1],
    ] as const) {
      const before = this.calendar.lengthAt(kind, this.words, at);
      const unit = this.#unit(at + before);
      if (!unit) continue;
      const after = before > 0 ? 0 : this.calendar.lengthAt(kind, this.words, at + unit.length);
      if (before + after === 0) continue;
      const period = ahead < 0 ? undefined : unitAround(this.today, unit.unit, ahead);
      return { length: before + unit.length + after, period, isRelative: true };
    }
    return undefined;
  }

  #yearAt(at: number): SaidPeriod | undefined {
    const year = this.#year(at);
    if (year === undefined || !this.#hasCue(at)) return undefined;
    const length = 1 + this.calendar.lengthAt('year', this.words, at + 1);
    return { length, period: monthsFrom(year, 1, 12), isRelative: false };
  }

  #word(at: number): string {
    return this.words[at]?.folded ?? '';
  }

  /** A word that counts something is no month: `dez dias` are ten days, `sept jours` seven. */
  #month(at: number): FoundMonth | undefined {
    const isCount = this.numberOf(this.#word(at)) !== undefined && this.#unit(at + 1) !== undefined;
    return isCount ? undefined : this.calendar.monthAt(this.words, at);
  }

  #year(at: number): number | undefined {
    return YEAR.test(this.#word(at)) ? Number(this.#word(at)) : undefined;
  }

  #yearAfter(at: number): { year: number | undefined; end: number } {
    const place = this.#isLink(at) && this.#year(at + 1) !== undefined ? at + 1 : at;
    const year = this.#year(place);
    return { year, end: year === undefined ? at : place + 1 };
  }

  #dayOfMonth(at: number): number | undefined {
    const day = Number(DAY_OF_MONTH.exec(this.#word(at))?.[1]);
    return day >= 1 && day <= 31 ? day : undefined;
  }

  #count(at: number): number | undefined {
    const word = this.#word(at);
    return /^\d{1,4}$/.test(word) ? Number(word) : this.numberOf(word);
  }

  #unit(at: number): { unit: Unit; length: number } | undefined {
    for (const unit of UNITS) {
      const length = this.calendar.lengthAt(unit, this.words, at);
      if (length > 0) return { unit, length };
    }
    return undefined;
  }

  #isLink(at: number): boolean {
    return /^\p{L}+$/u.test(this.#word(at)) && this.#word(at).length <= LONGEST_LINK;
  }

  #isFollowedBy(kind: TimeWord, at: number): boolean {
    return this.calendar.lengthAt(kind, this.words, at) > 0;
  }

  #hasCue(at: number): boolean {
    const places = this.#isLink(at - 1) ? [at, at - 1] : [at];
    return places.some((place) =>
      CUES.some((kind) => this.calendar.lengthBefore(kind, this.words, place) > 0),
    );
  }
}
