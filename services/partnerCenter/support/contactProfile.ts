import type { ContactProfile } from '@azure/arm-support';
import isoCountries from 'i18n-iso-countries';
import { findWindows } from 'windows-iana';
import { RefusedError } from '../../errors.js';
import type { RequestContact } from '../../model.js';

/** The languages that Microsoft support answers in, by ours; those of Microsoft.Support's description. */
const SUPPORT_LANGUAGES: Readonly<Record<string, string>> = {
  en: 'en-us',
  de: 'de-de',
  es: 'es-es',
  fr: 'fr-fr',
  it: 'it-it',
  ja: 'ja-jp',
  ko: 'ko-kr',
  pt: 'pt-br',
  ru: 'ru-ru',
  zh: 'zh-hans',
};
const TRADITIONAL_CHINESE = /^zh-(?:.*-)?(?:hant|tw|hk|mo)\b/i;
const ANY_LANGUAGE = 'en-us';
const ANY_TIME_ZONE = 'UTC';

/**
 * Whom support answers, as Microsoft.Support wants it: ISO alpha-3 country, Windows time zone.
 * @throws RefusedError `Unexpected` for a country that there is not
 */
export function contactProfile(contact: RequestContact): ContactProfile {
  const { firstName, lastName, email, phone, method, language } = contact;
  const country = isoCountries.alpha2ToAlpha3(contact.country);
  if (country === undefined) throw new RefusedError('Unexpected', 'not a country');
  return {
    firstName,
    lastName,
    primaryEmailAddress: email,
    preferredContactMethod: method === 'Phone' && phone !== undefined ? 'phone' : 'email',
    ...(phone !== undefined && { phoneNumber: phone }),
    preferredTimeZone: windowsZone(contact.timeZone),
    country,
    preferredSupportLanguage: supportLanguage(language),
  };
}

function windowsZone(timeZone: string): string {
  return windowsName(timeZone) ?? windowsName(olderName(timeZone)) ?? ANY_TIME_ZONE;
}

function windowsName(timeZone: string): string | undefined {
  return findWindows(timeZone as Parameters<typeof findWindows>[0])[0];
}

/** `Europe/Kiev` for `Europe/Kyiv`: by which both ICU and the table of Windows zones know it. */
function olderName(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return timeZone;
  }
}

function supportLanguage(tag: string): string {
  if (TRADITIONAL_CHINESE.test(tag)) return 'zh-tw';
  const [language = ''] = tag.toLowerCase().split('-');
  return Object.hasOwn(SUPPORT_LANGUAGES, language)
    ? (SUPPORT_LANGUAGES[language] ?? ANY_LANGUAGE)
    : ANY_LANGUAGE;
}
