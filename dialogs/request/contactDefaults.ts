import type { DeskTurn } from '../deskTurn.js';
import type { FormEntries } from '../form/form.js';
import { clientInfoOf, clientTimeZone } from './clientInfo.js';
import { contactChoices, isCountry } from './contactChoices.js';
import { onlyTimeZoneOf } from './timeZones.js';

/** What can be known about a contact who has not been asked: from the channel, the language, the customer's country. */
export function contactDefaults(
  { context, texts }: Pick<DeskTurn, 'context' | 'texts'>,
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
  const { languages } = contactChoices(texts);
  return {
    method: 'Email',
    country,
    language: languages.some(({ value }) => value === texts.language) ? texts.language : 'en',
    timeZone: clientTimeZone(activity) ?? onlyTimeZoneOf(country) ?? '',
  };
}

function regionOf(locale: unknown): string | undefined {
  const [, region] = typeof locale === 'string' ? (/[-_]([A-Za-z]{2})$/.exec(locale) ?? []) : [];
  return region?.toUpperCase();
}
