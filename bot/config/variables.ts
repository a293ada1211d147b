import { z } from 'zod';
import type { RefundPolicy } from '../../services/quotes/refundPolicy.js';
import {
  accessToken,
  applicationIdUri,
  auditKey,
  containerName,
  days,
  httpUrl,
  LEAST_TOKEN,
  localeOf,
  onOrOff,
  origins,
  pageUrl,
  policyOf,
  port,
  roleGroups,
  SWITCH,
  secretName,
  serviceUrl,
  upTo,
  usDollars,
  wordOf,
} from './values.js';

interface VariableText {
  /** What the variable may hold, for the operator. */
  readonly allowed: string;
  /** Never shown, not even when wrong. */
  readonly secret: boolean;
}

const open = (allowed: string): VariableText => ({ allowed, secret: false });

export const APP_TYPES = ['MultiTenant', 'SingleTenant', 'UserAssignedMSI'] as const;
export const BACKENDS = ['local', 'partner-center'] as const;
export const STORAGES = ['local', 'azure-blobs'] as const;
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const SERVICE_ADDRESS = 'an https address; http on this machine only';
/** Microsoft's services for everybody but the national clouds. */
export const DEFAULT_URLS = {
  ENTRA_URL: 'https://login.microsoftonline.com',
  PARTNER_CENTER_URL: 'https://api.partnercenter.microsoft.com',
  GRAPH_URL: 'https://graph.microsoft.com',
  AZURE_MANAGEMENT_URL: 'https://management.azure.com',
} as const;

/** Every variable the desk reads, in the order of `.env.example`. */
export const VARIABLES = {
  PORT: open('a whole number from 0 to 65535 (0: any free port)'),
  MicrosoftAppType: open(APP_TYPES.join(', ')),
  MicrosoftAppId: open('the application (client) id of the bot registration, a GUID'),
  MicrosoftAppPassword: { allowed: 'the client secret of the bot registration', secret: true },
  MicrosoftAppTenantId: open('the id of a Microsoft Entra tenant, a GUID'),
  BACKEND: open(BACKENDS.join(', ')),
  PARTNER_TENANT_ID: open("the id of the partner's Microsoft Entra tenant, a GUID"),
  PARTNER_APP_ID: open('the application (client) id of the app for Partner Center, a GUID'),
  PARTNER_APP_SECRET: { allowed: 'the client secret of the app for Partner Center', secret: true },
  PARTNER_APP_CERTIFICATE: open("a PEM file with the app's private RSA key and its certificate"),
  PARTNER_TOKEN_FILE: open("a file with the partner user's refresh token that only its owner may use"),
  KEY_VAULT_URL: open('the address of an Azure Key Vault, such as https://desk.vault.azure.net'),
  KEY_VAULT_SECRET: open("the name of the vault's secret that is the partner user's refresh token"),
  AZURE_CLIENT_ID: open('the client id of a user-assigned managed identity, a GUID'),
  ENTRA_URL: open(SERVICE_ADDRESS),
  PARTNER_CENTER_URL: open(SERVICE_ADDRESS),
  GRAPH_URL: open(SERVICE_ADDRESS),
  AZURE_MANAGEMENT_URL: open(SERVICE_ADDRESS),
  CARRY_OUT_REQUESTS: open(SWITCH.join(', ')),
  APPROVAL_ABOVE: open('an amount in US dollars, such as 5000 or 2500.50 (0: every refund and exchange)'),
  NOTICES: open(SWITCH.join(', ')),
  STORAGE: open(STORAGES.join(', ')),
  AZURE_STORAGE_CONNECTION_STRING: {
    allowed: 'the connection string of an Azure Storage account',
    secret: true,
  },
  AZURE_STORAGE_CONTAINER: open('3 to 57 small letters, figures and single hyphens'),
  CONVERSATION_DAYS: open('a whole number from 1 to 3650'),
  DRAFT_DAYS: open('a whole number from 1 to 3650'),
  UPLOADS_MAX_MB: open('a whole number from 0 to 1000000 (0: no uploads)'),
  DATA_DIR: open('a directory that this process may write to'),
  AUDIT_KEY: { allowed: '32 or more characters that nobody could guess', secret: true },
  REFUND_POLICY_DIR: open('a folder with refund policies of your own, each a JSON file named after its id'),
  REFUND_POLICY: open('the id of a refund policy'),
  DEFAULT_LOCALE: open('a tag of a language that the desk speaks, such as en-US or fr-FR'),
  LOG_LEVEL: open(LOG_LEVELS.join(', ')),
  METRICS_TOKEN: {
    allowed: `${LEAST_TOKEN} or more letters, figures and signs without spaces`,
    secret: true,
  },
  PUBLIC_URL: open('an http or https address without query, such as https://desk.example.com'),
  ALLOWED_ORIGINS: open('web origins separated by commas, such as https://portal.example.com'),
  TEAMS_DEVELOPER_NAME: open('1 to 32 characters'),
  TEAMS_DEVELOPER_URL: open('the https address of a page'),
  TEAMS_PRIVACY_URL: open('the https address of a page'),
  TEAMS_TERMS_URL: open('the https address of a page'),
  TEAMS_SSO_RESOURCE: open('the Application ID URI of the app registration, such as api://botid-<its id>'),
  OAUTH_CONNECTION: open('the name of an OAuth connection setting of the Azure Bot'),
  ROLE_GROUPS: open(
    'roles and the object ids of their security groups, such as AdminAgent=<id>,SalesAgent=<id>',
  ),
  USERS_FILE: open('a JSON file with those who may use the desk'),
  PORTAL_PUBLIC_KEY: open('a file with the public key of the portal: PEM, or a JSON Web Key Set'),
  PORTAL_ISSUER: open('what the portal writes as iss into its assertions'),
  USER_TURNS_PER_MINUTE: open('a whole number from 0 to 1000000 (0: no limit)'),
  ADDRESS_REQUESTS_PER_MINUTE: open('a whole number from 0 to 1000000 (0: no limit)'),
  TRUSTED_PROXIES: open('a whole number from 0 to 9 (0: X-Forwarded-For is not believed)'),
} as const satisfies Record<string, VariableText>;
export type VariableName = keyof typeof VARIABLES;

/** Checked values; each refusal's message is its remedy. */
export type Variables = z.output<ReturnType<typeof environmentSchema>>;

/** What else of the desk decides which values are right. */
export interface KnownNames {
  /** What `REFUND_POLICY` may name. */
  readonly policies: ReadonlyMap<string, RefundPolicy>;
  /** What `DEFAULT_LOCALE` may begin with. */
  readonly languages: readonly string[];
}

/** The schema of all variables; absent ones take their defaults. */
export function environmentSchema({ policies, languages }: KnownNames) {
  return z.object({
    PORT: port,
    MicrosoftAppType: wordOf(APP_TYPES).default('MultiTenant'),
    MicrosoftAppId: z
      .guid('copy it from the bot registration, or leave it out to run on this machine only')
      .optional(),
    MicrosoftAppPassword: z.string().optional(),
    MicrosoftAppTenantId: z.guid('copy the directory (tenant) id from Microsoft Entra').optional(),
    BACKEND: wordOf(BACKENDS).default('local'),
    PARTNER_TENANT_ID: z
      .guid('copy the directory (tenant) id of the partner from Microsoft Entra')
      .optional(),
    PARTNER_APP_ID: z.guid('copy the application (client) id from the app registration').optional(),
    PARTNER_APP_SECRET: z.string().optional(),
    PARTNER_APP_CERTIFICATE: z.string().optional(),
    PARTNER_TOKEN_FILE: z.string().optional(),
    KEY_VAULT_URL: serviceUrl.optional(),
    KEY_VAULT_SECRET: secretName.optional(),
    AZURE_CLIENT_ID: z.guid("copy the client id from the identity's page, or leave it out").optional(),
    ENTRA_URL: serviceUrl.default(DEFAULT_URLS.ENTRA_URL),
    PARTNER_CENTER_URL: serviceUrl.default(DEFAULT_URLS.PARTNER_CENTER_URL),
    GRAPH_URL: serviceUrl.default(DEFAULT_URLS.GRAPH_URL),
    AZURE_MANAGEMENT_URL: serviceUrl.default(DEFAULT_URLS.AZURE_MANAGEMENT_URL),
    CARRY_OUT_REQUESTS: onOrOff.default(false),
    APPROVAL_ABOVE: usDollars.optional(),
    NOTICES: onOrOff.default(true),
    STORAGE: wordOf(STORAGES).default('local'),
    AZURE_STORAGE_CONNECTION_STRING: z.string().optional(),
    AZURE_STORAGE_CONTAINER: containerName.default('reservation-desk'),
    CONVERSATION_DAYS: days.default(90),
    DRAFT_DAYS: days.default(180),
    UPLOADS_MAX_MB: upTo(1_000_000).default(1024),
    DATA_DIR: z.string().default('./data'),
    AUDIT_KEY: auditKey.optional(),
    REFUND_POLICY_DIR: z.string().optional(),
    REFUND_POLICY: policyOf(policies),
    DEFAULT_LOCALE: localeOf(languages),
    LOG_LEVEL: wordOf(LOG_LEVELS).default('info'),
    METRICS_TOKEN: accessToken.optional(),
    PUBLIC_URL: httpUrl.optional(),
    ALLOWED_ORIGINS: origins,
    TEAMS_DEVELOPER_NAME: z.string().max(32, 'write a shorter name, of 32 characters at most').optional(),
    TEAMS_DEVELOPER_URL: pageUrl.optional(),
    TEAMS_PRIVACY_URL: pageUrl.optional(),
    TEAMS_TERMS_URL: pageUrl.optional(),
    TEAMS_SSO_RESOURCE: applicationIdUri.optional(),
    OAUTH_CONNECTION: z.string().max(128, 'copy the name of the connection setting').optional(),
    ROLE_GROUPS: roleGroups.optional(),
    USERS_FILE: z.string().optional(),
    PORTAL_PUBLIC_KEY: z.string().optional(),
    PORTAL_ISSUER: z.string().max(255, 'write at most 255 characters').optional(),
    USER_TURNS_PER_MINUTE: upTo(1_000_000).optional(),
    ADDRESS_REQUESTS_PER_MINUTE: upTo(1_000_000).optional(),
    TRUSTED_PROXIES: upTo(9).optional(),
  });
}
