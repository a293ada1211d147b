import assert from 'node:assert/strict';
import { dayOf, isoDate } from '../../../services/quotes/days.js';
import {
  dayOn,
  monthsFrom,
  nextDayOn,
  type Period,
  type Unit,
  unitAround,
  unitsAhead,
} from '../../../services/understanding/periods.js';

/** A Sunday. */
const TODAY = dayOf('2026-11-22');

function dates({ from, before }: Period): [string, string] {
  return [isoDate(from), isoDate(before)];
}

describe('periods', () => {
  it('should know no date that the calendar does not have', () => {
    assert.equal(dayOn(2028, 2, 29), dayOf('2028-02-29'));
    for (const [month, day] of [
      [2, 29],
      [2, 30],
      [4, 31],
      [13, 1],
      [0, 1],
      [1, 0],
    ] as const) {
      assert.equal(dayOn(2027, month, day), undefined, `${month}-${day}`);
    }
  });

  it('should take a day without its year for the next one, today included', () => {
    assert.equal(nextDayOn(TODAY, 11, 22), TODAY);
    assert.equal(nextDayOn(TODAY, 11, 21), dayOf('2027-11-21'));
    assert.equal(nextDayOn(TODAY, 12, 31), dayOf('2026-12-31'));
    assert.equal(nextDayOn(TODAY, 2, 30), undefined);
  });

  it('should span months beyond the end of a year', () => {
    assert.deepEqual(dates(monthsFrom(2026, 12)), ['2026-12-01', '2027-01-01']);
    assert.deepEqual(dates(monthsFrom(2026, 11, 3)), ['2026-11-01', '2027-02-01']);
  });

  for (const [unit, ahead, from, before] of [
    ['day', 1, '2026-11-23', '2026-11-24'],
    ['week', 0, '2026-11-16', '2026-11-23'],
    ['week', 1, '2026-11-23', '2026-11-30'],
    ['month', 0, '2026-11-01', '2026-12-01'],
    ['month', 1, '2026-12-01', '2027-01-01'],
    ['quarter', 0, '2026-10-01', '2027-01-01'],
    ['quarter', 1, '2027-01-01', '2027-04-01'],
    ['year', 1, '2027-01-01', '2028-01-01'],
  ] as const) {
    it(`should find the ${unit} ${ahead} ahead`, () => {
      assert.deepEqual(dates(unitAround(TODAY, unit, ahead)), [from, before]);
    });
  }

  for (const [unit, count, before] of [
    ['day', 60, '2027-01-22'],
    ['week', 2, '2026-12-07'],
    ['month', 3, '2027-02-23'],
    ['quarter', 1, '2027-02-23'],
    ['year', 1, '2027-11-23'],
  ] as const) {
    it(`should count ${count} times a ${unit} from today, the last day included`, () => {
      assert.deepEqual(dates(unitsAhead(TODAY, unit, count)), ['2026-11-22', before]);
    });
  }

  it('should stay within years of four digits however much is counted', () => {
    for (const unit of ['day', 'week', 'month', 'quarter', 'year'] satisfies Unit[]) {
      assert.match(isoDate(unitsAhead(TODAY, unit, 9_999).before), /^2\d{3}-/);
    }
  });
});
