import type { i18n as I18n, TFunction } from 'i18next';
import type { IsoDate, IsoInstant } from '../model.js';
import { type Money, toDecimalString } from '../money.js';
import { isServiceErrorCode } from '../remote/serviceErrorCodes.js';
import { type CompiledText, compileText } from './compiledText.js';
import type { LabelKind, TextKey, TextParams, Texts } from './texts.js';

/** Texts of one locale over the shared i18next instance, its formatters kept. */
export class LocaleTexts implements Texts {
  private readonly t: TFunction;
  /** Texts without parameters as they were looked up first: at most those of the language files. */
  private readonly plain = new Map<string, string>();
  /** Texts with parameters, each plural form for itself: at most those of the language files. */
  private readonly compiled = new Map<string, CompiledText>();
  private readonly plurals: Intl.PluralRules;
  private readonly currencies = new Map<string, Intl.NumberFormat>();
  private readonly zones = new Map<string, Intl.DateTimeFormat>();
  private readonly dates: Intl.DateTimeFormat;
  private readonly shortDates: Intl.DateTimeFormat;
  private readonly numbers: Intl.NumberFormat;
  private readonly percents: Intl.NumberFormat;
  private readonly countries: Intl.DisplayNames;
  private readonly languages: Intl.DisplayNames;
  private readonly lists: Intl.ListFormat;

  constructor(
    readonly locale: string,
    readonly language: string,
    private readonly i18n: I18n,
  ) {
    this.t = i18n.getFixedT(language);
    this.dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
    this.shortDates = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
    this.numbers = new Intl.NumberFormat(locale);
    this.plurals = new Intl.PluralRules(language);
    this.percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
    this.countries = new Intl.DisplayNames([locale], { type: 'region' });
    this.languages = new Intl.DisplayNames([locale], { type: 'language' });
    this.lists = new Intl.ListFormat(locale);
  }

  say(key: TextKey, params?: TextParams): string {
    return params ? this.fillIn(key, params) : (this.plain.get(key) ?? this.lookUp(key));
  }

  label(kind: LabelKind, code: string): string {
    const key = `labels.${kind}.${code}`;
    const kept = this.plain.get(key);
    if (kept !== undefined) return kept;
    return this.i18n.exists(key, { lng: this.language }) ? this.lookUp(key) : code;
  }

  serviceRefusal(code: string): string {
    return isServiceErrorCode(code) ? this.say(`service.${code}`) : this.say('service.unknown', { code });
  }

  private fillIn(key: string, params: TextParams): string {
    const { count } = params;
    const id = typeof count === 'number' ? `${key} ${this.pluralForm(count)}` : key;
    const kept = this.compiled.get(id);
    if (kept) return kept(params);
    const text = compileText(this.t(key, { ...params, skipInterpolation: true }));
    this.compiled.set(id, text);
    return text(params);
  }

  /** None and one stand for themselves: they may have a text of their own, in English also where it stands in. */
  private pluralForm(count: number): string {
    return count === 0 || count === 1 ? String(count) : this.plurals.select(count);
  }

  private lookUp(key: string): string {
    const text = this.t(key);
    this.plain.set(key, text);
    return text;
  }

  money(amount: Money): string {
    const kept = this.currencies.get(amount.currency);
    const format =
      kept ?? new Intl.NumberFormat(this.locale, { style: 'currency', currency: amount.currency });
    if (!kept) this.currencies.set(amount.currency, format);
    return format.format(toDecimalString(amount) as Intl.StringNumericLiteral);
  }

  date(date: IsoDate): string {
    const start = startOf(date);
    return start.getUTCDate() === 1 ? this.inWords(this.dates, start) : this.dates.format(start);
  }

  period(first: IsoDate, last: IsoDate): string {
    return this.shortDates.formatRange(startOf(first), startOf(last));
  }

  instant(instant: IsoInstant, timeZone = 'UTC'): string {
    const kept = this.zones.get(timeZone);
    const format =
      kept ?? new Intl.DateTimeFormat(this.locale, { dateStyle: 'long', timeStyle: 'short', timeZone });
    if (!kept) this.zones.set(timeZone, format);
    return this.inWords(format, new Date(instant));
  }

  /** `Intl` writes the first of a month as a plain 1, which not every language does. */
  private inWords(format: Intl.DateTimeFormat, date: Date): string {
    const parts = format.formatToParts(date);
    return parts
      .map(({ type, value }) => (type === 'day' && value === '1' ? this.say('common.firstOfMonth') : value))
      .join('');
  }

  number(value: number): string {
    return this.numbers.format(value);
  }

  percent(value: number): string {
    return this.percents.format(value / 100);
  }

  country(code: string): string {
    return this.countries.of(code) ?? code;
  }

  languageName(code: string): string {
    return this.languages.of(code) ?? code;
  }

  list(items: readonly string[]): string {
    return this.lists.format(items);
  }
}

/** The first instant of a UTC date. */
function startOf(date: IsoDate): Date {
  return new Date(`${date.slice(0, 10)}T00:00:00Z`);
}
