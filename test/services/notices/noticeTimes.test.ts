import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NOTICE_KINDS, type NoticePace } from '../../../services/notices/noticeKinds.js';
import { type NoticeSettings, usualSettings } from '../../../services/notices/noticeSettings.js';
import { dueKinds, isQuiet } from '../../../services/notices/noticeTimes.js';
import { wallTimeAt } from '../../../services/notices/wallClock.js';

const HOUR_MS = 3_600_000;
const at = (instant: string) => new Date(instant);
const since = (instant: string) => ({ sinceMs: Date.parse(instant), lookedMs: {} });

function withPace(pace: NoticePace, changes: Partial<NoticeSettings> = {}): NoticeSettings {
  const usual = usualSettings('Europe/Paris');
  return {
    ...usual,
    paces: { ...usual.paces, requestStatus: pace, supportAnswer: 'off', expiringSoon: 'off' },
    ...changes,
  };
}

describe('dueKinds', () => {
  const long = since('2020-01-01T00:00:00Z');

  it('should let what is told at once be told at once, but not in the quiet hours of the user’s place', () => {
    const settings = withPace('atOnce');
    // Paris is an hour ahead in November: quiet from 18:00 to 06:00 UTC.
    assert.deepEqual(dueKinds(settings, long, at('2026-11-23T17:59:00Z')), ['requestStatus']);
    assert.deepEqual(dueKinds(settings, long, at('2026-11-23T18:00:00Z')), []);
    assert.deepEqual(dueKinds(settings, long, at('2026-11-24T05:59:00Z')), []);
    assert.deepEqual(dueKinds(settings, long, at('2026-11-24T06:00:00Z')), ['requestStatus']);
  });

  it('should let the rest be told once a day, from the hour on', () => {
    const settings = withPace('daily');
    const looked = (instant: string) => ({ ...long, lookedMs: { requestStatus: Date.parse(instant) } });
    assert.deepEqual(dueKinds(settings, looked('2026-11-23T08:10:00Z'), at('2026-11-24T07:59:00Z')), []);
    assert.deepEqual(dueKinds(settings, looked('2026-11-23T08:10:00Z'), at('2026-11-24T08:00:00Z')), [
      'requestStatus',
    ]);
    assert.deepEqual(dueKinds(settings, looked('2026-11-24T08:00:00Z'), at('2026-11-24T17:00:00Z')), []);
  });

  it('should put a weekly message of a quiet hour off to the end of it, and not by a week', () => {
    const settings = withPace('weekly', { slot: { weekday: 1, hour: 22 } });
    const looked = { ...long, lookedMs: { requestStatus: Date.parse('2026-11-17T06:00:00Z') } };
    assert.deepEqual(dueKinds(settings, looked, at('2026-11-23T21:30:00Z')), []);
    assert.deepEqual(dueKinds(settings, looked, at('2026-11-24T06:00:00Z')), ['requestStatus']);
  });

  it('should wait for the next slot after a user has come', () => {
    assert.deepEqual(
      dueKinds(withPace('weekly'), since('2026-11-23T09:00:00Z'), at('2026-11-23T10:00:00Z')),
      [],
    );
  });

  it('should never let anything be told in quiet hours, wherever and whenever', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 0, max: 1439 }),
        fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2028-01-01T00:00:00Z'), noInvalidDate: true }),
        (timeZone, from, to, now) => {
          const paces = Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, 'weekly']));
          const settings = {
            ...usualSettings(timeZone),
            quiet: { from, to },
            paces: paces as NoticeSettings['paces'],
          };
          const quiet = isQuiet(settings.quiet, wallTimeAt(now, timeZone));
          assert.equal(dueKinds(settings, long, now).length === 0, quiet);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('should come round once for every day, through the changes of the clocks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'),
        fc.integer({ min: 0, max: 23 }),
        fc.constantFrom('2026-03-01T12:00:00Z', '2026-09-25T12:00:00Z'),
        (timeZone, hour, first) => {
          const settings = { ...withPace('daily'), timeZone, slot: { weekday: 1, hour } };
          let lookedMs = Date.parse(first);
          const days: number[] = [];
          const endMs = lookedMs + 45 * 24 * HOUR_MS;
          for (let nowMs = lookedMs; nowMs < endMs; nowMs += HOUR_MS) {
            const times = { sinceMs: 0, lookedMs: { requestStatus: lookedMs } };
            if (!dueKinds(settings, times, new Date(nowMs)).includes('requestStatus')) continue;
            lookedMs = nowMs;
            days.push(wallTimeAt(new Date(nowMs), timeZone).day);
          }
          assert.ok(days.length >= 44 && days.length <= 46, `${days.length}`);
          const gaps = days.slice(1).map((day, index) => day - (days[index] ?? 0));
          assert.ok(
            gaps.every((gap) => gap === 1),
            `${timeZone} ${hour}: ${gaps}`,
          );
        },
      ),
      { numRuns: 12 },
    );
  });
});
