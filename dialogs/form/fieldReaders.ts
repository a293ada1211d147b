import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import { z } from 'zod';
import type { Texts } from '../../services/localization/texts.js';
import { foldText } from '../../services/search/foldText.js';
import type { ChoiceField, FieldOption, FieldReading, WrittenField } from './formField.js';

const email = z.email();

type Named = Pick<WrittenField, 'id' | 'texts' | 'required'> & { readonly hidden?: boolean };

/** Free text of at most `maxLength` characters. */
export function textField(
  texts: Texts,
  kind: 'line' | 'multiline',
  named: Named & { readonly maxLength: number },
): WrittenField {
  return { ...named, kind, read: (entry) => withinLength(texts, entry, named.maxLength) ?? reads(entry) };
}

/** An e-mail address; 254 characters is the longest that mail systems carry (RFC 5321). */
export function emailField(texts: Texts, named: Named): WrittenField {
  const maxLength = 254;
  const read = (entry: string) =>
    withinLength(texts, entry, maxLength) ??
    (email.safeParse(entry).success ? reads(entry) : refusal(texts.say('form.wrongEmail')));
  return { ...named, kind: 'email', maxLength, read };
}

/** A phone number, national to `country` (ISO 3166-1) or with its country code; its value is in E.164. */
export function phoneField(texts: Texts, country: string, named: Named): WrittenField {
  const maxLength = 40;
  const read = (entry: string) => {
    const tooLong = withinLength(texts, entry, maxLength);
    const number = tooLong ? undefined : phoneNumber(entry, country);
    return tooLong ?? (number ? reads(number) : refusal(texts.say('form.wrongPhone')));
  };
  return { ...named, kind: 'phone', maxLength, read };
}

function phoneNumber(entry: string, country: string): string | undefined {
  const defaultCountry: CountryCode | undefined = isSupportedCountry(country) ? country : undefined;
  const parsed = parsePhoneNumberFromString(entry, {
    extract: false,
    ...(defaultCountry && { defaultCountry }),
  });
  return parsed?.isValid() ? parsed.number : undefined;
}

/** A few options, shown open and numbered. */
export function optionsField(texts: Texts, options: readonly FieldOption[], named: Named): ChoiceField {
  const resolve = (typed: string) => {
    const [, number, title = ''] = /^(\d+)[.)]?\s*([\s\S]*)$/u.exec(typed) ?? [];
    const numbered = options[Number(number) - 1];
    if (numbered && (title === '' || foldText(title) === foldText(numbered.title))) return numbered.value;
    return optionMeant(options, typed)?.value;
  };
  return { ...named, kind: 'options', options, resolve, read: (entry) => readOption(texts, options, entry) };
}

/** Values beyond the listed options that a list field takes. */
export interface Unlisted {
  /** The value that typed words mean. */
  resolve(typed: string): string | undefined;
  accepts(value: string): boolean;
}

/** Many options in a list that unfolds; `unlisted` where they are not all. */
export function listField(
  texts: Texts,
  options: readonly FieldOption[],
  named: Named,
  unlisted?: Unlisted,
): ChoiceField {
  const resolve = (typed: string) => unlisted?.resolve(typed) ?? optionMeant(options, typed)?.value;
  const read = (entry: string) =>
    unlisted?.accepts(entry) ? reads(entry) : readOption(texts, options, entry);
  return { ...named, kind: 'list', options, resolve, read };
}

/** The option whose title or further words are typed, or the only one whose title begins so (3 letters or more). */
export function optionMeant(options: readonly FieldOption[], typed: string): FieldOption | undefined {
  const words = foldText(typed);
  const exact = options.find(({ title, also = [] }) =>
    [title, ...also].some((name) => foldText(name) === words),
  );
  if (exact || words.length < 3) return exact;
  const [first, ...others] = options.filter(({ title }) => foldText(title).startsWith(words));
  return others.length === 0 ? first : undefined;
}

function readOption(texts: Texts, options: readonly FieldOption[], entry: string): FieldReading {
  return options.some(({ value }) => value === entry) ? reads(entry) : refusal(texts.say('form.chooseOne'));
}

function withinLength(texts: Texts, entry: string, maxLength: number): FieldReading | undefined {
  if (entry.length <= maxLength) return undefined;
  const limit = texts.number(maxLength);
  return refusal(texts.say('form.tooLong', { length: texts.number(entry.length), limit }));
}

function reads(value: string): FieldReading {
  return { kind: 'value', value };
}

function refusal(say: string): FieldReading {
  return { kind: 'refuse', say };
}
