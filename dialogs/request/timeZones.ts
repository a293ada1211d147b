import { foldText } from '../../services/search/foldText.js';
import type { FieldOption } from '../form/formField.js';

/** Zones offered in the card: at least one for each offset, and those of the larger markets. All others can be typed. */
const OFFERED = [
  'Pacific/Honolulu',
  'America/Anchorage',
  'America/Los_Angeles',
  'America/Vancouver',
  'America/Phoenix',
  'America/Denver',
  'America/Edmonton',
  'America/Chicago',
  'America/Mexico_City',
  'America/Bogota',
  'America/Lima',
  'America/New_York',
  'America/Toronto',
  'America/Halifax',
  'America/Santiago',
  'America/St_Johns',
  'America/Argentina/Buenos_Aires',
  'America/Sao_Paulo',
  'Atlantic/Azores',
  'Atlantic/Reykjavik',
  'UTC',
  'Europe/Dublin',
  'Europe/Lisbon',
  'Europe/London',
  'Africa/Casablanca',
  'Africa/Algiers',
  'Africa/Lagos',
  'Africa/Tunis',
  'Europe/Amsterdam',
  'Europe/Berlin',
  'Europe/Brussels',
  'Europe/Copenhagen',
  'Europe/Luxembourg',
  'Europe/Madrid',
  'Europe/Oslo',
  'Europe/Paris',
  'Europe/Prague',
  'Europe/Rome',
  'Europe/Stockholm',
  'Europe/Vienna',
  'Europe/Warsaw',
  'Europe/Zurich',
  'Africa/Cairo',
  'Africa/Johannesburg',
  'Asia/Jerusalem',
  'Europe/Athens',
  'Europe/Bucharest',
  'Europe/Helsinki',
  'Africa/Nairobi',
  'Asia/Riyadh',
  'Europe/Istanbul',
  'Asia/Tehran',
  'Asia/Dubai',
  'Indian/Reunion',
  'Asia/Karachi',
  'Asia/Kolkata',
  'Asia/Dhaka',
  'Asia/Bangkok',
  'Asia/Jakarta',
  'Asia/Hong_Kong',
  'Asia/Kuala_Lumpur',
  'Asia/Manila',
  'Asia/Shanghai',
  'Asia/Singapore',
  'Asia/Taipei',
  'Australia/Perth',
  'Asia/Seoul',
  'Asia/Tokyo',
  'Australia/Adelaide',
  'Australia/Brisbane',
  'Australia/Melbourne',
  'Australia/Sydney',
  'Pacific/Noumea',
  'Pacific/Auckland',
] as const;

const offered: readonly FieldOption[] = OFFERED.map(optionOf);

/** Every zone that the runtime knows, by its folded name and by its folded city. */
const byName = new Map(
  [...Intl.supportedValuesOf('timeZone'), ...OFFERED].flatMap((zone) => [
    [foldText(cityOf(zone)), zone],
    [foldText(zone), zone],
  ]),
);

/** The zones to offer, `current` among them. */
export function timeZoneOptions(current: string): readonly FieldOption[] {
  const known = offered.some(({ value }) => value === current) || !isTimeZone(current);
  return known ? offered : [...offered, optionOf(current)];
}

/** The IANA zone that is typed by its name or its city, such as `Europe/Paris`, `paris` or `new york`. */
export function timeZoneMeant(typed: string): string | undefined {
  return byName.get(foldText(typed)) ?? (isTimeZone(typed) ? typed : undefined);
}

/** Whether the runtime can write times in this zone. Bare offsets, which only some runtimes know, do not count. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+\-/]{0,63}$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** The zone of a country (ISO 3166-1) that has only one; undefined for the others. */
export function onlyTimeZoneOf(country: string): string | undefined {
  if (!/^[A-Z]{2}$/.test(country)) return undefined;
  // Newer runtimes have the method, older ones the property.
  const locale: Intl.Locale & { timeZones?: string[]; getTimeZones?(): string[] } = new Intl.Locale(
    `und-${country}`,
  );
  const zones = locale.getTimeZones?.() ?? locale.timeZones ?? [];
  return zones.length === 1 ? zones[0] : undefined;
}

function optionOf(zone: string): FieldOption {
  return { value: zone, title: zone.replaceAll('_', ' '), also: [cityOf(zone)] };
}

function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1);
}
