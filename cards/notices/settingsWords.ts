import type { Texts } from '../../services/localization/texts.js';
import type { NoticePace } from '../../services/notices/noticeKinds.js';
import type { ShownSettings } from '../../services/notices/shownSettings.js';

/** What the user is told and when, a sentence each. */
export function settingsWords(texts: Texts, settings: ShownSettings): string[] {
  if (settings.told.length === 0) return [texts.say('notices.summary.nothing')];
  const told = settings.told.map(({ pace, kinds }) => {
    const what = texts.list(kinds.map((kind) => texts.say(`notices.kinds.${kind}`)));
    return paceWords(texts, settings, pace, what);
  });
  return [...told, quietWords(texts, settings)];
}

/** A time of day as it is written in the settings: `07:00`. */
export function clockTime(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** The day's name in the user's language. @param weekday ISO: 1 is Monday */
export function weekdayName(texts: Texts, weekday: number): string {
  // 1 January 2024 was a Monday.
  const day = new Date(Date.UTC(2024, 0, weekday));
  return new Intl.DateTimeFormat(texts.locale, { weekday: 'long', timeZone: 'UTC' }).format(day);
}

function paceWords(
  texts: Texts,
  { slot }: ShownSettings,
  pace: Exclude<NoticePace, 'off'>,
  what: string,
): string {
  const time = clockTime(slot.hour * 60);
  return texts.say(`notices.summary.${pace}`, { what, time, day: weekdayName(texts, slot.weekday) });
}

function quietWords(texts: Texts, { quiet, timeZone }: ShownSettings): string {
  const zone = timeZone.replaceAll('_', ' ');
  if (!quiet || quiet.from === quiet.to) return texts.say('notices.summary.anyHour', { zone });
  const [from, to] = [clockTime(quiet.from), clockTime(quiet.to)];
  return texts.say('notices.summary.quiet', { from, to, zone });
}
