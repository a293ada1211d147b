import { z } from 'zod';
import { DEFAULT_POLICY_ID, type RefundPolicy } from '../../services/quotes/refundPolicy.js';

interface VariableText {
  /** What the variable may hold, for the operator. */
  readonly allowed: string;
  /** Never shown, not even when wrong. */
  readonly secret: boolean;
}

const open = (allowed: string): VariableText => ({ allowed, secret: false });

export const APP_TYPES = ['MultiTenant', 'SingleTenant', 'UserAssignedMSI'] as const;
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Every variable the desk reads, in the order of `.env.example`. */
export const VARIABLES = {
  PORT: open('a whole number from 0 to 65535 (0: any free port)'),
  MicrosoftAppType: open(APP_TYPES.join(', ')),
  MicrosoftAppId: open('the application (client) id of the bot registration, a GUID'),
  MicrosoftAppPassword: { allowed: 'the client secret of the bot registration', secret: true },
  MicrosoftAppTenantId: open('the id (a GUID) or the domain of a Microsoft Entra tenant'),
  BACKEND: open('local'),
  STORAGE: open('local'),
  DATA_DIR: open('a directory that this process may write to'),
  REFUND_POLICY_DIR: open('a folder with refund policies of your own, each a JSON file named after its id'),
  REFUND_POLICY: open('the id of a refund policy'),
  DEFAULT_LOCALE: open('an English or French language tag, such as en-US or fr-FR'),
  LOG_LEVEL: open(LOG_LEVELS.join(', ')),
  PUBLIC_URL: open('an http or https address without query, such as https://desk.example.com'),
  ALLOWED_ORIGINS: open('web origins separated by commas, such as https://portal.example.com'),
} as const satisfies Record<string, VariableText>;
export type VariableName = keyof typeof VARIABLES;

/** Checked values; each refusal's message is its remedy. */
export type Variables = z.output<ReturnType<typeof environmentSchema>>;

/**
 * The schema of all variables; absent ones take their defaults.
 * @param refundPolicies what `REFUND_POLICY` may name
 */
export function environmentSchema(refundPolicies: ReadonlyMap<string, RefundPolicy>) {
  return z.object({
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, 'write a number, or leave it out for 3978')
      .transform(Number)
      .refine((port) => port <= 65535, 'write a number up to 65535, or leave it out for 3978')
      .default(3978),
    MicrosoftAppType: z
      .preprocess(inKnownCase(APP_TYPES), z.enum(APP_TYPES, 'write one of the allowed words'))
      .default('MultiTenant'),
    MicrosoftAppId: z
      .guid('copy it from the bot registration, or leave it out to run on this machine only')
      .optional(),
    MicrosoftAppPassword: z.string().optional(),
    MicrosoftAppTenantId: z
      .string()
      .regex(/^[\da-z][\da-z.-]*$/i, 'copy the directory (tenant) id from Microsoft Entra')
      .optional(),
    BACKEND: supportedNow('partner-center'),
    STORAGE: supportedNow('azure-blobs'),
    DATA_DIR: z.string().default('./data'),
    REFUND_POLICY_DIR: z.string().optional(),
    REFUND_POLICY: z
      .string()
      .default(DEFAULT_POLICY_ID)
      .transform((id, context) => {
        const policy = refundPolicies.get(id);
        if (policy) return policy;
        context.addIssue(`write one of: ${[...refundPolicies.keys()].join(', ')}`);
        return z.NEVER;
      }),
    DEFAULT_LOCALE: z
      .string()
      .regex(/^(en|fr)(-[a-z\d]{2,8})*$/i, 'write a tag that begins with en or fr, or leave it out for en-US')
      .transform((tag) => new Intl.Locale(tag).toString())
      .default('en-US'),
    LOG_LEVEL: z
      .preprocess(inKnownCase(LOG_LEVELS), z.enum(LOG_LEVELS, 'write one of the allowed words'))
      .default('info'),
    PUBLIC_URL: z
      .string()
      .refine(isPlainHttpUrl, 'write the full address, beginning with https://')
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    ALLOWED_ORIGINS: z
      .string()
      .transform((list) => list.split(',').map((origin) => origin.trim().replace(/\/$/, '')))
      .refine((origins) => origins.every(isOrigin), 'write scheme and host (and port) only, no path and no *')
      .default([]),
  });
}

/** `local` now; the other word is known, so it gets a better answer than an unknown one. */
function supportedNow(laterName: string) {
  return z
    .literal('local', {
      error: ({ input }) =>
        input === laterName
          ? `${laterName} comes later; use local until then`
          : 'write local, or leave it out',
    })
    .default('local');
}

function inKnownCase(known: readonly string[]): (value: unknown) => unknown {
  return (value) =>
    typeof value === 'string'
      ? (known.find((word) => word.toLowerCase() === value.toLowerCase()) ?? value)
      : value;
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
