import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import i18next, { type i18n as I18n } from 'i18next';
import { LocaleTexts } from './localeTexts.js';
import type { LanguageBook, Texts } from './texts.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** How many locales keep their compiled texts; a hostile client may name any number of them. */
const MAX_LOCALES = 64;

/** The codes of the languages that have a folder below `folder`. */
export function spokenLanguages(folder = HERE): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/**
 * Reads every language folder below `folder` once.
 * @param defaultLocale used when a channel names no locale or one without a folder.
 */
export function loadLanguageBook(defaultLocale: string, folder = HERE): LanguageBook {
  const found = spokenLanguages(folder);
  const defaultLanguage = languageOf(defaultLocale);
  const languages = [defaultLanguage, ...found.filter((name) => name !== defaultLanguage).sort()];
  const resources = Object.fromEntries(
    found.map((language) => [language, { translation: readLanguage(`${folder}/${language}`) }]),
  );
  const i18n = i18next.createInstance();
  void i18n.init({
    resources,
    initAsync: false,
    showSupportNotice: false,
    lng: defaultLanguage,
    fallbackLng: 'en',
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  return new LoadedBook(i18n, languages, defaultLocale);
}

function readLanguage(folder: string): Record<string, unknown> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => [
      name.slice(0, -'.json'.length),
      JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')),
    ]),
  );
}

function languageOf(locale: string): string {
  return locale.split(/[-_]/, 1)[0]?.toLowerCase() ?? '';
}

class LoadedBook implements LanguageBook {
  private readonly byLocale = new Map<string, Texts>();

  constructor(
    private readonly i18n: I18n,
    readonly languages: readonly string[],
    private readonly defaultLocale: string,
  ) {}

  speaks(locale: string | undefined): boolean {
    return locale !== undefined && this.languages.includes(languageOf(locale));
  }

  textsFor(locale: string | undefined): Texts {
    // Most locales arrive in the form that they are kept under.
    const known = locale === undefined ? undefined : this.byLocale.get(locale);
    if (known) return known;
    const wanted = locale !== undefined && this.speaks(locale) ? wellFormed(locale) : undefined;
    const chosen = wanted ?? this.defaultLocale;
    const kept = this.byLocale.get(chosen);
    if (kept) return kept;
    if (this.byLocale.size >= MAX_LOCALES) this.byLocale.clear();
    const texts = new LocaleTexts(chosen, languageOf(chosen), this.i18n);
    this.byLocale.set(chosen, texts);
    return texts;
  }
}

/** The canonical form of a locale, or undefined for one that `Intl` would throw at. */
function wellFormed(locale: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
