import type { UserProfile } from '../ports.js';
import type { NoticeRecord } from './noticeRecord.js';
import { type NoticeSettings, usualSettings } from './noticeSettings.js';
import { isTimeZone } from './wallClock.js';

/** What the user set, or what is usual where the app says the user is, or else where support answers them. */
export function settingsOf(
  { settings, address }: NoticeRecord,
  { contact }: Pick<UserProfile, 'contact'>,
): NoticeSettings {
  if (settings) return settings;
  const zones = [address?.timeZone, contact?.timeZone];
  return usualSettings(zones.find((zone) => zone !== undefined && isTimeZone(zone)) ?? 'UTC');
}

/** The same where nothing of the profile counts; undefined where something may. */
export function settingsWithoutProfile(record: NoticeRecord): NoticeSettings | undefined {
  const { settings, address } = record;
  const isKnown = settings !== undefined || (address?.timeZone !== undefined && isTimeZone(address.timeZone));
  return isKnown ? settingsOf(record, {}) : undefined;
}
