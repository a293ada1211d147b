import { z } from 'zod';
import type { RoleGroups } from '../../services/identity/directoryRoles.js';
import { ROLES, type Role } from '../../services/model.js';
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

/** What is on or off. */
export const SWITCH = ['true', 'false'] as const;
export const onOrOff = wordOf(SWITCH).transform((word) => word === 'true');

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

/** An amount of US dollars, whole or with cents, in cents. */
export const usDollars = z
  .string()
  .regex(/^\d{1,9}(\.\d{2})?$/, 'write dollars, whole or with two decimals, such as 5000 or 2500.50')
  .transform((amount) => Math.round(Number(amount) * 100));

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

/** The address of a page that people are sent to. */
export const pageUrl = z
  .string()
  .max(2048, 'write a shorter address, of 2048 characters at most')
  .refine(isPageUrl, 'write the full address of the page, beginning with https://');

/** What an app registration exposes as its API. */
export const applicationIdUri = z
  .string()
  .regex(/^api:\/\/[^\s/][^\s]{0,2000}$/, 'copy the Application ID URI, which begins with api://');

/** The name of a secret of Azure Key Vault. */
export const secretName = z
  .string()
  .regex(/^[a-zA-Z\d-]{1,127}$/, 'write letters, figures and hyphens only, without the address of the vault');

const MOST_GROUPS = 20;

/** Roles with the groups whose members have them, by the groups' object ids in small letters. */
export const roleGroups = z.string().transform((list, context): RoleGroups => {
  const entries = list.split(',').map((entry) => entry.split('=').map((part) => part.trim()));
  const groups = new Map<string, Role>();
  for (const [name, id, ...more] of entries) {
    const role = ROLES.find((one) => one === name);
    const group = z.guid().safeParse(id).data?.toLowerCase();
    if (role && group && more.length === 0 && !groups.has(group)) groups.set(group, role);
  }
  if (groups.size === entries.length && groups.size <= MOST_GROUPS) return groups;
  const roles = ROLES.join(', ');
  context.addIssue(`write a role, = and a group's object id, up to ${MOST_GROUPS} times; roles: ${roles}`);
  return z.NEVER;
});

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

function isPageUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && username === '' && password === '';
}

function isOrigin(text: string): boolean {
  return isPlainHttpUrl(text) && new URL(text).origin === text.toLowerCase();
}
