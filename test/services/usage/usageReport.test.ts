import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Reservation } from '../../../services/model.js';
import { dayOf, isoDate } from '../../../services/quotes/days.js';
import { type UsageReport, usageReport } from '../../../services/usage/usageReport.js';
import { running } from '../quotes/arbitraries.js';
import { reservationOf } from '../quotes/fixtures.js';

const TODAY = '2026-11-22';

/** Ten units for 365 days at 10.00 EUR a day, which run from 1 May 2026 on. */
function tenADay(changes: Partial<Reservation> = {}): Reservation {
  return reservationOf({
    quantity: 10,
    term: 'P1Y',
    benefitStart: '2026-05-01',
    expiryDate: '2027-05-01',
    commitment: { amountMinor: 365_000, currency: 'EUR' },
    ...changes,
  });
}

/** @param percents the newest first */
function reported(percents: readonly number[], changes: Partial<Reservation> = {}): UsageReport {
  const report = usageReport(tenADay(changes), { lastDay: '2026-11-21', percents }, TODAY);
  assert.ok(report);
  return report;
}

describe('usageReport', () => {
  it('should list the days from the oldest on, with what was paid for nothing', () => {
    const { days, cost } = reported([100, 40, 0]);
    assert.deepEqual(days, [
      { date: '2026-11-19', percent: 0, unusedMinor: 1000 },
      { date: '2026-11-20', percent: 40, unusedMinor: 600 },
      { date: '2026-11-21', percent: 100, unusedMinor: 0 },
    ]);
    assert.deepEqual(cost, {
      committed: { amountMinor: 3000, currency: 'EUR' },
      unused: { amountMinor: 1600, currency: 'EUR' },
    });
  });

  it('should give the cents that do not divide to the days that lose most by rounding', () => {
    // A day carries 100/365 cents: thirty of them 8.22 cents, of which a third is used on each.
    const { cost, days } = reported(Array(30).fill(100 / 3), {
      commitment: { amountMinor: 100, currency: 'EUR' },
    });
    assert.equal(cost?.unused.amountMinor, 5);
    assert.deepEqual(
      days.map(({ unusedMinor }) => unusedMinor),
      [...Array(5).fill(1), ...Array(25).fill(0)],
    );
  });

  it('should tell the average, the lowest and the highest day', () => {
    const { averagePercent, lowestPercent, highestPercent } = reported([10, 20, 31]);
    assert.deepEqual([averagePercent, lowestPercent, highestPercent], [20.3, 10, 31]);
  });

  it('should count weeks back from the last day', () => {
    const { weeks } = reported([...Array(7).fill(90), ...Array(7).fill(50), 1, 2]);
    assert.deepEqual(
      weeks.map(({ days, averagePercent }) => [days[0]?.date, days.at(-1)?.date, averagePercent]),
      [
        ['2026-11-06', '2026-11-07', 1.5],
        ['2026-11-08', '2026-11-14', 50],
        ['2026-11-15', '2026-11-21', 90],
      ],
    );
  });

  it('should leave out days before the benefit start, from the expiry on, and the one that is not over', () => {
    const usage = { lastDay: '2026-11-23', percents: Array(10).fill(50) };
    const datesOf = (changes: Partial<Reservation>) =>
      usageReport(tenADay(changes), usage, TODAY)?.days.map(({ date }) => date);
    assert.equal(datesOf({})?.at(-1), '2026-11-21');
    assert.deepEqual(datesOf({ benefitStart: '2026-11-20' }), ['2026-11-20', '2026-11-21']);
    assert.equal(datesOf({ expiryDate: '2026-11-18' })?.at(-1), '2026-11-17');
  });

  it('should report nothing where no day of the term is recorded', () => {
    assert.equal(usageReport(tenADay(), { lastDay: '2026-11-21', percents: [] }, TODAY), undefined);
    assert.equal(usageReport(tenADay(), { lastDay: '2026-04-30', percents: [50] }, TODAY), undefined);
  });

  it('should report thirty days at most', () => {
    const { days } = reported(Array(40).fill(50));
    assert.equal(days.length, 30);
    assert.equal(days[0]?.date, '2026-10-23');
  });

  for (const { about, week, quantity, expected } of [
    { about: 'the units of the busiest day, rounded up', week: [31, 39, 33], quantity: 10, expected: 4 },
    { about: 'no unit more where it comes out even', week: [30, 30, 30], quantity: 10, expected: 3 },
    { about: 'a unit for ever so little', week: [0.01, 0, 0], quantity: 10, expected: 1 },
    { about: 'nothing of what was not used', week: [0, 0, 0], quantity: 10, expected: 0 },
    { about: 'all of what was used up', week: [100, 0, 0], quantity: 3, expected: 3 },
  ]) {
    it(`should say that the last seven days needed ${about}`, () => {
      const { lastWeek } = reported([...week, 0, 0, 0, 0, 100, 100], { quantity });
      assert.equal(lastWeek?.needed, expected);
      assert.equal(lastWeek?.spare, quantity - expected);
    });
  }

  it('should not say what seven days needed when fewer are recorded', () => {
    assert.equal(reported(Array(6).fill(10)).lastWeek, undefined);
  });

  for (const { about, week, quantity, poorly } of [
    { about: 'poor below 80 percent', week: Array(7).fill(79.9), quantity: 10, poorly: true },
    { about: 'good from 80 percent on', week: Array(7).fill(80), quantity: 10, poorly: false },
    { about: 'good where no unit is spare', week: Array(7).fill(70), quantity: 3, poorly: false },
    {
      about: 'good where one day needed all',
      week: [100, ...Array(6).fill(10)],
      quantity: 10,
      poorly: false,
    },
    { about: 'poor where a single unit was never used', week: Array(7).fill(0), quantity: 1, poorly: true },
  ]) {
    it(`should call the use ${about}`, () => {
      assert.equal(reported(week, { quantity }).lastWeek?.isPoorlyUsed, poorly);
    });
  }

  const anyUse = fc.record({
    running,
    percents: fc.array(fc.oneof(fc.constantFrom(0, 50, 100), fc.double({ min: 0, max: 100, noNaN: true })), {
      minLength: 1,
      maxLength: 30,
    }),
  });

  it('should add up to the cent whatever was used', () => {
    fc.assert(
      fc.property(anyUse, ({ running: { reservation, day }, percents }) => {
        const report = usageReport(reservation, { lastDay: isoDate(day - 1), percents }, isoDate(day));
        if (!report) return;
        const { committed, unused } = report.cost!;
        const days = report.days.map(({ unusedMinor }) => unusedMinor!);
        const sum = days.reduce((total, unusedMinor) => total + BigInt(unusedMinor), 0n);
        assert.equal(sum, BigInt(unused.amountMinor));
        assert.ok(days.every((unusedMinor) => unusedMinor >= 0));
        assert.ok(unused.amountMinor <= committed.amountMinor);
        assert.ok(committed.amountMinor <= reservation.commitment.amountMinor);
      }),
    );
  });

  it('should waste all of what was never used, nothing of what always was, and never more by more use', () => {
    fc.assert(
      fc.property(anyUse, fc.nat(), ({ running: { reservation, day }, percents }, seed) => {
        const unusedOf = (used: readonly number[]) =>
          usageReport(reservation, { lastDay: isoDate(day - 1), percents: used }, isoDate(day))?.cost;
        const least = unusedOf(percents.map(() => 0));
        if (!least) return;
        assert.equal(least.unused.amountMinor, least.committed.amountMinor);
        assert.equal(unusedOf(percents.map(() => 100))?.unused.amountMinor, 0);
        const more = percents.map((percent, index) => (index === seed % percents.length ? 100 : percent));
        assert.ok((unusedOf(more)?.unused.amountMinor ?? 0) <= (unusedOf(percents)?.unused.amountMinor ?? 0));
      }),
    );
  });

  it('should need as many units as every day of the week used, and not a unit more', () => {
    fc.assert(
      fc.property(anyUse, ({ running: { reservation, day }, percents }) => {
        const report = usageReport(reservation, { lastDay: isoDate(day - 1), percents }, isoDate(day));
        if (!report?.lastWeek) return;
        const { needed, spare } = report.lastWeek;
        const week = report.days.slice(-7).map(({ percent }) => Math.round(percent * 100) / 10_000);
        const used = week.map((part) => part * reservation.quantity);
        assert.equal(needed + spare, reservation.quantity);
        assert.ok(used.every((units) => units <= needed + 1e-9));
        assert.ok(needed === 0 || used.some((units) => units > needed - 1 - 1e-9));
      }),
    );
  });

  it('should keep its weeks whole but for the first, and in the order of the days', () => {
    fc.assert(
      fc.property(fc.array(fc.constant(50), { minLength: 1, maxLength: 45 }), (percents) => {
        const { days, weeks } = reported(percents);
        assert.deepEqual(
          weeks.flatMap((week) => week.days),
          days,
        );
        assert.ok(weeks.slice(1).every((week) => week.days.length === 7));
        const dates = days.map(({ date }) => dayOf(date));
        assert.ok(dates.every((date, index) => index === 0 || date === (dates[index - 1] ?? 0) + 1));
      }),
    );
  });
});
