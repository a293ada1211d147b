import type { IsoDate, IsoInstant } from '../model.js';
import type { Money } from '../money.js';
import type { TextKey } from './textKeys.js';

export type { TextKey } from './textKeys.js';

/** Values for the placeholders of a text; `count` chooses the plural form. */
export type TextParams = Readonly<Record<string, string | number>>;

/** Kinds of codes that have a name in the user's language (`labels.<kind>.<code>`). */
export type LabelKind =
  | 'resourceType'
  | 'region'
  | 'term'
  | 'billingPlan'
  | 'state'
  | 'scope'
  | 'status'
  | 'issueType'
  | 'problemType'
  | 'category'
  | 'severity'
  | 'contactMethod'
  | 'language'
  | 'role'
  | 'accessRole';

/** What one language says and how it writes figures. Stateless; kept for the life of the process. */
export interface Texts {
  /** Folder name of the language, such as `fr`. */
  readonly language: string;
  /** Full locale for figures and dates, such as `fr-CA`. */
  readonly locale: string;
  say(key: TextKey, params?: TextParams): string;
  /** Name of a code; the code itself when the language has none, so that new Azure codes still show. */
  label(kind: LabelKind, code: string): string;
  /** What it means that a service of Microsoft refused with this code of its own; an unknown code is named. */
  serviceRefusal(code: string): string;
  money(amount: Money): string;
  /** A UTC calendar date in words, such as `1 March 2027`. */
  date(date: IsoDate): string;
  /** The UTC days from one date to another in few letters, without their year, such as `Nov 15 – 21`. */
  period(first: IsoDate, last: IsoDate): string;
  /** An instant with date and time in the given IANA zone (UTC when absent). */
  instant(instant: IsoInstant, timeZone?: string): string;
  number(value: number): string;
  /** `value` in percent, 0–100, at most one decimal. */
  percent(value: number): string;
  country(code: string): string;
  /** A language in this one: `French` for `fr`. `label` names each in its own. */
  languageName(code: string): string;
  /** Joined in words: `Ada, Bob and Cy`. */
  list(items: readonly string[]): string;
}

/** All languages of the desk, loaded and compiled once at start. */
export interface LanguageBook {
  /** Folder names, the default language first. */
  readonly languages: readonly string[];
  /** Whether `locale` (a BCP 47 tag from a channel) has a language here. */
  speaks(locale: string | undefined): boolean;
  /** Texts for a locale; the default language for one we do not speak. */
  textsFor(locale: string | undefined): Texts;
}
