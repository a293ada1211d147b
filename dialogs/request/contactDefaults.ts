import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { DeskTurn } from '../deskTurn.js';
import type { FormEntries } from '../form/form.js';
import { contactChoices, isCountry } from './contactChoices.js';
import { isTimeZone, onlyTimeZoneOf } from './timeZones.js';

/** What Teams tells about the client in an entity of each message. */
const clientInfo = z.object({
  type: z.literal('clientInfo'),
  country: z.string().optional().catch(undefined),
  timezone: z.string().optional().catch(undefined),
});

/** What can be known about a contact who has not been asked: from the channel, the language, the customer's country. */
export function contactDefaults(
  { context, texts }: DeskTurn,
  customerCountry: string | undefined,
): FormEntries {
  const { activity } = context;
  const info = clientInfoOf(activity);
  const regions = [
    info?.country?.toUpperCase(),
    regionOf(activity.locale),
    regionOf(texts.locale),
    customerCountry,
  ];
  const country = regions.find((region) => region !== undefined && isCountry(region)) ?? '';
  const zones = [info?.timezone, activity.localTimezone, onlyTimeZoneOf(country)];
  const { languages } = contactChoices(texts);
  return {
    method: 'Email',
    country,
    language: languages.some(({ value }) => value === texts.language) ? texts.language : 'en',
    timeZone: zones.find((zone) => zone !== undefined && isTimeZone(zone)) ?? '',
  };
}

function clientInfoOf({ entities }: Activity): z.infer<typeof clientInfo> | undefined {
  const found = Array.isArray(entities) ? entities.map((entity) => clientInfo.safeParse(entity)) : [];
  return found.find(({ success }) => success)?.data;
}

function regionOf(locale: unknown): string | undefined {
  const [, region] = typeof locale === 'string' ? (/[-_]([A-Za-z]{2})$/.exec(locale) ?? []) : [];
  return region?.toUpperCase();
}
