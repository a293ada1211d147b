import type { z } from 'zod';
import type { ConfigProblem } from '../../config/problems.js';
import { environmentSchema, VARIABLES, type VariableName } from '../../config/variables.js';
import type { Environment } from '../../config.js';

/** What a package cannot do without, and what to do where it is not set. */
const NEEDED = {
  MicrosoftAppId: 'copy the application (client) id from the bot registration',
  PUBLIC_URL: 'write the address under which the desk is reached, beginning with https://',
  TEAMS_DEVELOPER_NAME: 'write the name of the company that runs the desk',
  TEAMS_PRIVACY_URL: 'write the address of the page on which that company says what it keeps of users',
  TEAMS_TERMS_URL: 'write the address of the page with its terms of use',
} as const satisfies Partial<Record<VariableName, string>>;

const FURTHER = [
  'MicrosoftAppTenantId',
  'ENTRA_URL',
  'TEAMS_DEVELOPER_URL',
  'TEAMS_SSO_RESOURCE',
  'OAUTH_CONNECTION',
] as const;
const NAMES: readonly VariableName[] = [...(Object.keys(NEEDED) as (keyof typeof NEEDED)[]), ...FURTHER];

/** What the package of this desk says of it, checked. */
export interface PackageSettings {
  /** Of the bot's registration; the app in Teams has the same. */
  readonly appId: string;
  readonly tenantId: string | undefined;
  /** Where tenants consent, without a slash at the end. */
  readonly entraUrl: string;
  /** https, without a slash at the end. */
  readonly publicUrl: string;
  readonly developer: {
    readonly name: string;
    readonly websiteUrl: string;
    readonly privacyUrl: string;
    readonly termsOfUseUrl: string;
  };
  /** The Application ID URI that Teams signs users in for; nobody is signed in without one. */
  readonly ssoResource: string | undefined;
  /** Whether users sign in before they see customer data, quietly or in a window. */
  readonly signsIn: boolean;
}

/** What the environment says of the package, or what is wrong with that. */
export type PackageReading =
  | { readonly settings: PackageSettings }
  | { readonly problems: readonly ConfigProblem[] };

/** Reads no other settings than the package's own, so that it can be made where no secret of the desk is. */
export function readPackageSettings(environment: Environment): PackageReading {
  const given = Object.fromEntries(NAMES.map((name) => [name, environment[name]?.trim() || undefined]));
  const parsed = packageSchema().safeParse(given);
  if (!parsed.success) return { problems: parsed.error.issues.map((issue) => problemOf(issue, given)) };
  const insecure = insecureUrl(parsed.data.PUBLIC_URL);
  return insecure ? { problems: [insecure] } : { settings: settingsOf(parsed.data) };
}

type PackageVariables = z.output<ReturnType<typeof packageSchema>>;

function packageSchema() {
  return environmentSchema({ policies: new Map(), languages: [] })
    .pick({
      MicrosoftAppId: true,
      MicrosoftAppTenantId: true,
      ENTRA_URL: true,
      PUBLIC_URL: true,
      TEAMS_DEVELOPER_NAME: true,
      TEAMS_DEVELOPER_URL: true,
      TEAMS_PRIVACY_URL: true,
      TEAMS_TERMS_URL: true,
      TEAMS_SSO_RESOURCE: true,
      OAUTH_CONNECTION: true,
    })
    .required({
      MicrosoftAppId: true,
      PUBLIC_URL: true,
      TEAMS_DEVELOPER_NAME: true,
      TEAMS_PRIVACY_URL: true,
      TEAMS_TERMS_URL: true,
    });
}

function problemOf(issue: z.core.$ZodIssue, given: Partial<Record<string, string>>): ConfigProblem {
  const name = issue.path[0] as VariableName;
  const value = given[name];
  const remedy = value === undefined && isNeeded(name) ? NEEDED[name] : issue.message;
  return { name, value, allowed: VARIABLES[name].allowed, remedy };
}

function isNeeded(name: VariableName): name is keyof typeof NEEDED {
  return name in NEEDED;
}

/** The desk itself may stand on http behind a proxy; Teams opens nothing but https. */
function insecureUrl(value: string): ConfigProblem | undefined {
  if (value.startsWith('https:')) return undefined;
  const { allowed } = VARIABLES.PUBLIC_URL;
  return { name: 'PUBLIC_URL', value, allowed, remedy: 'write an address that begins with https://' };
}

function settingsOf(values: PackageVariables): PackageSettings {
  return {
    appId: values.MicrosoftAppId,
    tenantId: values.MicrosoftAppTenantId,
    entraUrl: values.ENTRA_URL,
    publicUrl: values.PUBLIC_URL,
    developer: {
      name: values.TEAMS_DEVELOPER_NAME,
      websiteUrl: values.TEAMS_DEVELOPER_URL ?? values.PUBLIC_URL,
      privacyUrl: values.TEAMS_PRIVACY_URL,
      termsOfUseUrl: values.TEAMS_TERMS_URL,
    },
    ssoResource: values.TEAMS_SSO_RESOURCE,
    signsIn: (values.OAUTH_CONNECTION ?? values.TEAMS_SSO_RESOURCE) !== undefined,
  };
}
