import { NOTICE_KINDS, type NoticeKind } from './noticeKinds.js';
import type { NoticeSettings, QuietHours } from './noticeSettings.js';
import { instantOf, type WallTime, wallTimeAt, weekdayOf } from './wallClock.js';

/** When each kind was last looked at; one that never was counts from `since`. Instants in milliseconds. */
export interface LookTimes {
  readonly sinceMs: number;
  readonly lookedMs: Readonly<Partial<Record<NoticeKind, number>>>;
}

/**
 * The kinds that the user may be told of now. Quiet hours only put off: what is told once a day or a week is due from its
 * hour on until it was looked at, however late that is.
 */
export function dueKinds(settings: NoticeSettings, times: LookTimes, now: Date): NoticeKind[] {
  const wall = wallTimeAt(now, settings.timeZone);
  if (isQuiet(settings.quiet, wall)) return [];
  return NOTICE_KINDS.filter((kind) => {
    const pace = settings.paces[kind];
    if (pace === 'off' || pace === 'atOnce') return pace === 'atOnce';
    const lastMs = lastSlot(settings, pace, wall, now).getTime();
    return (times.lookedMs[kind] ?? times.sinceMs) < lastMs;
  });
}

/** Whether the clocks show a time in the quiet hours; those that end when they begin are none. */
export function isQuiet(quiet: QuietHours | undefined, { minute }: Pick<WallTime, 'minute'>): boolean {
  if (!quiet || quiet.from === quiet.to) return false;
  const { from, to } = quiet;
  return from < to ? from <= minute && minute < to : from <= minute || minute < to;
}

/** The last time, up to now, at which something of this pace became due. */
function lastSlot(
  { slot, timeZone }: NoticeSettings,
  pace: 'daily' | 'weekly',
  wall: WallTime,
  now: Date,
): Date {
  const step = pace === 'daily' ? 1 : 7;
  const back = pace === 'daily' ? 0 : (weekdayOf(wall.day) - slot.weekday + 7) % 7;
  const at = (day: number) => instantOf({ day, minute: slot.hour * 60 }, timeZone);
  const latest = at(wall.day - back);
  return latest <= now ? latest : at(wall.day - back - step);
}
