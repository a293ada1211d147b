import assert from 'node:assert/strict';
import fc from 'fast-check';
import { instantOf, isTimeZone, wallTimeAt, weekdayOf } from '../../../services/notices/wallClock.js';

const ZONES = [
  'UTC',
  'Europe/Paris',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];
const DAY_MS = 86_400_000;
const instants = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2035-01-01T00:00:00Z'),
  noInvalidDate: true,
});

function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

describe('wallTimeAt and instantOf', () => {
  it('should show in Paris what the clocks of Paris show, in winter and in summer', () => {
    assert.deepEqual(wallTimeAt(new Date('2026-11-22T09:30:00Z'), 'Europe/Paris'), {
      day: dayNumber('2026-11-22'),
      minute: 10 * 60 + 30,
    });
    assert.deepEqual(wallTimeAt(new Date('2026-07-01T22:30:00Z'), 'Europe/Paris'), {
      day: dayNumber('2026-07-02'),
      minute: 30,
    });
  });

  it('should move a time that spring leaves out behind the leap', () => {
    const at = instantOf({ day: dayNumber('2026-03-29'), minute: 2 * 60 + 30 }, 'Europe/Paris');
    assert.equal(at.toISOString(), '2026-03-29T01:30:00.000Z');
  });

  it('should take the first of two times in autumn', () => {
    const at = instantOf({ day: dayNumber('2026-10-25'), minute: 2 * 60 + 30 }, 'Europe/Paris');
    assert.equal(at.toISOString(), '2026-10-25T00:30:00.000Z');
  });

  it('should find an instant again by what the clocks showed, or the same time an hour before', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), (instant, zone) => {
        const whole = Math.floor(instant.getTime() / 60_000) * 60_000;
        const wall = wallTimeAt(new Date(whole), zone);
        const found = instantOf(wall, zone);
        assert.deepEqual(wallTimeAt(found, zone), wall);
        const aheadMs = whole - found.getTime();
        assert.ok(aheadMs >= 0 && aheadMs <= 3_600_000, `${aheadMs}`);
      }),
      { numRuns: 300 },
    );
  });

  it('should know the days of the week', () => {
    assert.equal(weekdayOf(dayNumber('2026-11-22')), 7);
    assert.equal(weekdayOf(dayNumber('2026-11-23')), 1);
    assert.equal(weekdayOf(dayNumber('1969-12-29')), 1);
  });

  it('should take names of zones and nothing else', () => {
    assert.deepEqual(['Europe/Paris', 'Mars/Base', '+01:00', ''].map(isTimeZone), [
      true,
      false,
      false,
      false,
    ]);
  });
});
