import { z } from 'zod';
import { DEFAULT_POLICY_ID, type RefundPolicy } from '../../services/quotes/refundPolicy.js';
import { isPlainLoopback } from '../../services/remote/loopback.js';

/** A port; 3978 by default. */
export const port = z
  .string()
  .regex(/^\d{1,5}$/, 'write a number, or leave it out for 3978')
  .transform(Number)
  .refine((number) => number <= 65535, 'write a number up to 65535, or leave it out for 3978')
  .default(3978);

/** A whole number from 0. */
export function upTo(most: number) {
  const remedy = `write a whole number up to ${most}, or leave it out`;
  return z
    .string()
    .regex(/^\d{1,9}$/, remedy)
    .transform(Number)
    .refine((number) => number <= most, remedy);
}

/** One of a few words, in whatever case. */
export function wordOf<const Word extends string>(words: readonly Word[]) {
  const inKnownCase = (value: unknown) =>
    typeof value === 'string'
      ? (words.find((word) => word.toLowerCase() === value.toLowerCase()) ?? value)
      : value;
  return z.preprocess(inKnownCase, z.enum(words, 'write one of the allowed words'));
}

/** The name of a container of Azure Blob Storage. */
export const containerName = z
  .string()
  .regex(/^(?=.{3,57}$)[a-z\d]+(-[a-z\d]+)*$/, 'write small letters, figures and single hyphens only');

/** Shorter ones could be guessed. */
export const LEAST_TOKEN = 16;

/** A secret that programs send as `Authorization: Bearer`. */
export const accessToken = z
  .string()
  .regex(/^[\x21-\x7e]+$/, 'write plain letters, figures and signs, no spaces')
  .min(LEAST_TOKEN, `make up a longer one, of ${LEAST_TOKEN} characters at least`)
  .max(512, 'make up a shorter one');

/** What makes hashes that nobody else can make. */
export const auditKey = z
  .string()
  .min(32, 'make up a longer one, of 32 characters at least')
  .max(512, 'make up a shorter one');

/** A time in days. */
export const days = z
  .string()
  .regex(/^\d{1,4}$/, 'write a whole number of days')
  .transform(Number)
  .refine((count) => count >= 1 && count <= 3650, 'write a number from 1 to 3650');

/** The policy of that id. */
export function policyOf(policies: ReadonlyMap<string, RefundPolicy>) {
  return z
    .string()
    .default(DEFAULT_POLICY_ID)
    .transform((id, context) => {
      const policy = policies.get(id);
      if (policy) return policy;
      context.addIssue(`write one of: ${[...policies.keys()].join(', ')}`);
      return z.NEVER;
    });
}

/** A tag of one of the languages, in canonical case; `en-US` by default. */
export function localeOf(languages: readonly string[]) {
  return z
    .string()
    .transform((tag, context) => {
      const locale = parsedLocale(tag);
      if (locale && languages.includes(locale.language)) return locale.toString();
      const known = languages.join(', ');
      context.addIssue(`write a tag that begins with one of ${known}, or leave it out for en-US`);
      return z.NEVER;
    })
    .default('en-US');
}

/** A full address without a slash at the end. */
export const httpUrl = z
  .string()
  .refine(isPlainHttpUrl, 'write the full address, beginning with https://')
  .transform((url) => url.replace(/\/+$/, ''));

/** The address of a service; what goes there is secret, so only this machine does without TLS. */
export const serviceUrl = httpUrl.refine(
  (url) => URL.canParse(url) && (url.startsWith('https:') || isPlainLoopback(url)),
  'write an address that begins with https://; http:// is for localhost and 127.0.0.1 only',
);

/** The name of a secret of Azure Key Vault. */
export const secretName = z
  .string()
  .regex(/^[a-zA-Z\d-]{1,127}$/, 'write letters, figures and hyphens only, without the address of the vault');

/** Web origins separated by commas; none by default. */
export const origins = z
  .string()
  .transform((list) => list.split(',').map((origin) => origin.trim().replace(/\/$/, '')))
  .refine((all) => all.every(isOrigin), 'write scheme and host (and port) only, no path and no *')
  .default([]);

function parsedLocale(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}

function isPlainHttpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol)) return false;
  return url.search === '' && url.hash === '' && url.username === '' && url.password === '';
}

function isOrigin(text: string): boolean {
  return isPlainHttpUrl(text) && new URL(text).origin === text.toLowerCase();
}
