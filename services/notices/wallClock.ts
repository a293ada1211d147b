/** What the clocks of a place show. */
export interface WallTime {
  /** The calendar day there, as days since 1970-01-01. */
  readonly day: number;
  /** Minutes since midnight, by the clock. */
  readonly minute: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** As many as there are zones. */
const kept = new Map<string, Intl.DateTimeFormat>();

/** Whether the runtime knows the clocks of this IANA zone. Bare offsets, which only some runtimes know, do not count. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+\-/]{0,63}$/.test(name)) return false;
  try {
    return clockOf(name) !== undefined;
  } catch {
    return false;
  }
}

/** What the clocks of the zone show at an instant. */
export function wallTimeAt(instant: Date, timeZone: string): WallTime {
  const shownMs = shownAt(instant.getTime(), timeZone);
  const day = Math.floor(shownMs / DAY_MS);
  return { day, minute: Math.floor((shownMs - day * DAY_MS) / MINUTE_MS) };
}

/**
 * When the clocks of the zone show this time: the first time of two in autumn; where spring leaves it out, as long after
 * the leap as it would have been.
 */
export function instantOf({ day, minute }: WallTime, timeZone: string): Date {
  const shownMs = day * DAY_MS + minute * MINUTE_MS;
  const [before, after] = [shownMs - DAY_MS, shownMs + DAY_MS].map((ms) => shownAt(ms, timeZone) - ms);
  const candidates = [shownMs - (before ?? 0), shownMs - (after ?? 0)].sort((a, b) => a - b);
  const exact = candidates.find((ms) => shownAt(ms, timeZone) === shownMs);
  return new Date(exact ?? shownMs - (before ?? 0));
}

/** ISO weekday of a day: 1 is Monday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** What the clocks show, as the milliseconds at which those of UTC show it; whole minutes. */
function shownAt(ms: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of clockOf(timeZone).formatToParts(ms)) parts[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute);
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = kept.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  kept.set(timeZone, made);
  return made;
}
