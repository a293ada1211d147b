import assert from 'node:assert/strict';
import { addMonths, dayAt, dayOf, isoDate, wholeMonths } from '../../../services/quotes/days.js';

describe('UTC days', () => {
  it('should count days between calendar dates, leap days included', () => {
    assert.equal(dayOf('1970-01-02'), 1);
    assert.equal(dayOf('2025-03-01') - dayOf('2025-02-28'), 1);
    assert.equal(dayOf('2024-03-01') - dayOf('2024-02-28'), 2);
  });

  it('should find the UTC day of an instant up to its last millisecond', () => {
    assert.equal(isoDate(dayAt(new Date('2025-03-30T23:59:59.999Z'))), '2025-03-30');
    assert.equal(isoDate(dayAt(new Date('2025-03-31T01:30:00+02:00'))), '2025-03-30');
  });

  const months: readonly [start: string, months: number, day: string][] = [
    ['2025-01-31', 1, '2025-02-28'],
    ['2025-01-31', 2, '2025-03-31'],
    ['2025-01-31', 3, '2025-04-30'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2025-11-15', 2, '2026-01-15'],
  ];
  for (const [start, count, day] of months) {
    it(`should put ${count} months after ${start} on ${day}`, () => {
      assert.equal(isoDate(addMonths(dayOf(start), count)), day);
      assert.equal(wholeMonths(dayOf(start), dayOf(day)), count);
      assert.equal(wholeMonths(dayOf(start), dayOf(day) - 1), count - 1);
    });
  }
});
