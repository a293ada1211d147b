import isoCountries from 'i18n-iso-countries';
import { WINDOWS_TO_IANA_MAP } from 'windows-iana';
import { z } from 'zod';
import { refuse } from '../../standInService.js';
import { classificationAt, serviceAt } from './supportCatalog.js';

const WINDOWS_ZONES: ReadonlySet<string> = new Set(WINDOWS_TO_IANA_MAP.map(({ windowsName }) => windowsName));

/** Languages that support is given in (the API's description names them). */
const LANGUAGES: ReadonlySet<string> = new Set([
  'en-us',
  'zh-hans',
  'es-es',
  'fr-fr',
  'ja-jp',
  'ko-kr',
  'ru-ru',
  'pt-br',
  'it-it',
  'zh-tw',
  'de-de',
]);

const contact = z.object({
  firstName: z.string().min(1),
  lastName: z.string().min(1),
  preferredContactMethod: z.enum(['email', 'phone']),
  primaryEmailAddress: z.email(),
  additionalEmailAddresses: z.array(z.email()).optional(),
  phoneNumber: z.string().min(1).optional(),
  preferredTimeZone: z.string().refine((zone) => WINDOWS_ZONES.has(zone)),
  country: z.string().refine(isAlpha3),
  preferredSupportLanguage: z.string().refine((tag) => LANGUAGES.has(tag.toLowerCase())),
});

const severity = z.enum(['minimal', 'moderate', 'critical', 'highestcriticalimpact']);
const consent = z.enum(['Yes', 'No']);

const ticketProperties = z.looseObject({
  title: z.string().min(1),
  description: z.string().min(1),
  severity,
  serviceId: z.string(),
  problemClassificationId: z.string(),
  contactDetails: contact.refine(canBePhoned, { path: ['phoneNumber'] }),
  advancedDiagnosticConsent: consent.optional(),
  fileWorkspaceName: z.string().optional(),
});
export type TicketProperties = z.infer<typeof ticketProperties>;

/** What a PUT of a ticket has to say. */
export const ticketRequest = z.object({ properties: ticketProperties });

/** What a PATCH may change; it has no `properties` around it. */
export const ticketUpdate = z.object({
  severity: severity.optional(),
  status: z.enum(['open', 'closed']).optional(),
  contactDetails: contact.partial().optional(),
  advancedDiagnosticConsent: consent.optional(),
});

/**
 * Whether the service takes such a ticket.
 * @param version from 2024-04-01 on the consent to diagnostics must be given or refused
 * @throws RefusedByService `BadRequest`
 */
export function demandTopic(
  properties: TicketProperties,
  subscriptionId: string | undefined,
  version: string | null,
): void {
  const service = serviceAt(properties.serviceId) ?? refuse(400, 'BadRequest', 'serviceId names no service.');
  if (!classificationAt(service, properties.problemClassificationId)) {
    refuse(400, 'BadRequest', 'problemClassificationId names no problem of the service.');
  }
  if (service.needs === 'subscription' && subscriptionId === undefined) {
    refuse(400, 'BadRequest', `A ticket about ${service.displayName} needs a subscription.`);
  }
  if (version !== '2020-04-01' && properties.advancedDiagnosticConsent === undefined) {
    refuse(400, 'BadRequest', 'advancedDiagnosticConsent is missing.');
  }
}

function isAlpha3(code: string): boolean {
  return /^[a-z]{3}$/i.test(code) && isoCountries.alpha3ToAlpha2(code.toUpperCase()) !== undefined;
}

function canBePhoned({ preferredContactMethod, phoneNumber }: z.infer<typeof contact>): boolean {
  return preferredContactMethod !== 'phone' || phoneNumber !== undefined;
}
