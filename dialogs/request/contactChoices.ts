import { getCountries } from 'libphonenumber-js';
import type { Texts } from '../../services/localization/texts.js';
import type { FieldOption } from '../form/formField.js';

/** Languages that support answers in, by their own names in `labels.language`. */
const SUPPORT_LANGUAGES = ['en', 'fr', 'de', 'es', 'it', 'pt', 'ja', 'ko', 'zh-Hans', 'zh-Hant'] as const;

/** Phone regions without a code in ISO 3166-1. */
const NO_COUNTRIES: readonly string[] = ['AC', 'TA', 'XK'];

const countryCodes: readonly string[] = getCountries().filter((code) => !NO_COUNTRIES.includes(code));

/** Countries that people call by other words than their names. */
const CALLED_OTHERWISE = ['AE', 'GB', 'NL', 'US'] as const;

interface ContactChoices {
  readonly countries: readonly FieldOption[];
  readonly languages: readonly FieldOption[];
}

/** Texts live as long as the process: the lists of a locale are made and sorted once. */
const kept = new WeakMap<Texts, ContactChoices>();

/** The countries and languages to choose from, named in the user's language. */
export function contactChoices(texts: Texts): ContactChoices {
  const known = kept.get(texts);
  if (known) return known;
  const choices = { countries: countryOptions(texts), languages: languageOptions(texts) };
  kept.set(texts, choices);
  return choices;
}

/** Whether it is the ISO 3166-1 code of a country to choose. */
export function isCountry(code: string): boolean {
  return countryCodes.includes(code);
}

function countryOptions(texts: Texts): FieldOption[] {
  const { compare } = new Intl.Collator(texts.locale);
  return countryCodes
    .map((code) => ({ value: code, title: texts.country(code), also: [code, ...wordsFor(texts, code)] }))
    .sort((one, other) => compare(one.title, other.title));
}

function wordsFor(texts: Texts, code: string): string[] {
  const called = CALLED_OTHERWISE.find((country) => country === code);
  return called ? texts.say(`request.countryWords.${called}`).split('|') : [];
}

function languageOptions(texts: Texts): FieldOption[] {
  const names = new Intl.DisplayNames([texts.locale], { type: 'language' });
  return SUPPORT_LANGUAGES.map((code) => ({
    value: code,
    title: texts.label('language', code),
    also: [code, names.of(code) ?? code],
  }));
}
