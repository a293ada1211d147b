import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import type { z } from 'zod';
import type { AppCertificate, BackendChoice } from '../services/backendChoice.js';
import type { RoleGroups } from '../services/identity/directoryRoles.js';
import type { KnownUser } from '../services/identity/usersFile.js';
import { spokenLanguages } from '../services/localization/languageBook.js';
import type { RefundPolicy } from '../services/quotes/refundPolicy.js';
import type { StorageChoice } from '../services/storageChoice.js';
import { crossChecks } from './config/crossChecks.js';
import { backendChoice, readPartnerCenter } from './config/partnerCenter.js';
import { readPolicies } from './config/policies.js';
import { type ConfigProblem, describeProblems } from './config/problems.js';
import { readSignIn, type SignIn } from './config/signIn.js';
import { environmentSchema, VARIABLES, type VariableName, type Variables } from './config/variables.js';
import type { PortalTrust } from './identity/portalAssertions.js';

/** The bot's registration at Microsoft; without one the desk talks only to this machine. */
export interface BotApp {
  readonly type: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
  readonly id: string;
  /** Absent for a managed identity. */
  readonly password?: string | undefined;
  readonly tenantId?: string | undefined;
}

/** How users of Teams are signed in. */
export interface TeamsSignIn {
  /** Name of the OAuth connection setting of the Azure Bot. */
  readonly connection: string;
  /** The partner's, in small letters. */
  readonly tenantId: string;
  readonly groups: RoleGroups;
  readonly graphUrl: string;
}

/** Every setting of the process, checked. */
export interface Config {
  /** 0 lets the system choose. */
  readonly port: number;
  /** `127.0.0.1` while there is no `app`: a desk that asks nobody who they are stays on its own machine. */
  readonly host: '127.0.0.1' | '0.0.0.0';
  readonly app?: BotApp | undefined;
  /** Whether the desk asks nobody who they are, and takes everybody for a demo user: with neither `app` nor `portal`. */
  readonly anonymous: boolean;
  /** Whom the desk lets in unless it is anonymous. */
  readonly users: readonly KnownUser[];
  /** Where they stand: read again when it is written. Absolute path. */
  readonly usersFile?: string | undefined;
  /** Absent where Teams' own word for its users is enough. */
  readonly teamsSignIn?: TeamsSignIn | undefined;
  /** The portal that may sign in its users. */
  readonly portal?: PortalTrust | undefined;
  readonly backend: BackendChoice;
  /** Whether the desk may have requests carried out by the service. */
  readonly carriesOut: boolean;
  /** Whether the desk tells its users of news without being asked. */
  readonly tellsNews: boolean;
  /** In US cents: refunds and exchanges above it need the approval of a second person, at 0 all of them; none where absent. */
  readonly approvalAboveMinor?: number | undefined;
  readonly storage: StorageChoice;
  /** Conversations in which nothing was said for so many days are forgotten. */
  readonly conversationDays: number;
  /** Requests that were kept for later are dropped after so many days. */
  readonly draftDays: number;
  /** Bytes of all uploaded files together. */
  readonly uploadBytes: number;
  /** Absolute path. */
  readonly dataDir: string;
  /** Makes the audit trail's hashes such that nobody else can make them. */
  readonly auditKey?: string | undefined;
  /** The policy in force. */
  readonly refundPolicy: RefundPolicy;
  /** Every policy that could be in force, by its id. */
  readonly refundPolicies: ReadonlyMap<string, RefundPolicy>;
  /** BCP 47 tag, in canonical case. */
  readonly defaultLocale: string;
  readonly logLevel: Variables['LOG_LEVEL'];
  /** What opens `/metrics`; without it only programs on this machine may read them. */
  readonly metricsToken?: string | undefined;
  /** Where users reach the desk, without a slash at the end. */
  readonly publicUrl?: string | undefined;
  /** Web origins, besides our own page, that may use Direct Line. */
  readonly allowedOrigins: readonly string[];
  readonly rates: Rates;
}

/** How often somebody may ask the desk for something. */
export interface Rates {
  /** 0: no limit. */
  readonly userTurnsPerMinute: number;
  /** 0: no limit. */
  readonly addressRequestsPerMinute: number;
  /** Proxies of ours in front of the desk, each of which adds to `X-Forwarded-For`. */
  readonly trustedProxies: number;
}

/** More than a person types or presses, or a page asks for; see docs/decisions/0015. */
const OPEN_RATES = { user: 120, address: 6_000 } as const;
/** Nobody says who they are on this machine, and everybody has its address: limits would only meet the owner. */
const LOOPBACK_RATES = { user: 0, address: 0 } as const;

export type Environment = Readonly<Record<string, string | undefined>>;

/** One or more settings are wrong; the message lists every one with its remedy and shows no secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly ConfigProblem[]) {
    super(describeProblems(problems));
  }
}

/** The process's variables, completed by those of an `.env` file where there is one; the process's own win. */
export function readEnvironment(processEnv: Environment, envFile: string): Environment {
  if (!existsSync(envFile)) return processEnv;
  return { ...parseEnv(readFileSync(envFile, 'utf8')), ...processEnv };
}

/**
 * Turns the environment into the one configuration object, reading the files that it names. An empty variable counts as
 * absent.
 * @throws ConfigError with every wrong variable
 */
export function parseConfig(environment: Environment): Config {
  const given = givenVariables(environment);
  const { policies, problem } = readPolicies(given);
  const parsed = environmentSchema({ policies, languages: spokenLanguages() }).safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => problemOf(issue, given));
  const signIn = readSignIn(given);
  const partner = readPartnerCenter(given);
  for (const further of [...crossChecks(given), ...signIn.problems, ...partner.problems]) {
    if (problems.every(({ name }) => name !== further.name)) problems.push(further);
  }
  // Which policies there are is not known while their folder cannot be read.
  const wrong = problem ? [problem, ...problems.filter(({ name }) => name !== 'REFUND_POLICY')] : problems;
  if (!parsed.success || wrong.length > 0) throw new ConfigError(inTableOrder(wrong));
  return freezeConfig(parsed.data, policies, signIn, partner.certificate);
}

function givenVariables(environment: Environment): Partial<Record<VariableName, string>> {
  const names = Object.keys(VARIABLES) as VariableName[];
  const entries = names.map((name) => [name, environment[name]?.trim()] as const);
  return Object.fromEntries(entries.filter(([, value]) => value));
}

function problemOf(issue: z.core.$ZodIssue, given: Partial<Record<VariableName, string>>): ConfigProblem {
  const name = issue.path[0] as VariableName;
  return { name, value: given[name], allowed: VARIABLES[name].allowed, remedy: issue.message };
}

function inTableOrder(problems: readonly ConfigProblem[]): ConfigProblem[] {
  const order = Object.keys(VARIABLES);
  return problems.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

function freezeConfig(
  values: Variables,
  refundPolicies: ReadonlyMap<string, RefundPolicy>,
  { users, portal }: SignIn,
  certificate: AppCertificate | undefined,
): Config {
  const id = values.MicrosoftAppId;
  const app = id === undefined ? undefined : Object.freeze(botApp(id, values));
  const anonymous = app === undefined && portal === undefined;
  return Object.freeze({
    port: values.PORT,
    host: app === undefined ? '127.0.0.1' : '0.0.0.0',
    app,
    anonymous,
    users: Object.freeze(users),
    usersFile: values.USERS_FILE === undefined ? undefined : resolve(values.USERS_FILE),
    teamsSignIn: teamsSignInOf(values),
    portal,
    backend: backendChoice(values, certificate),
    carriesOut: values.CARRY_OUT_REQUESTS,
    approvalAboveMinor: values.APPROVAL_ABOVE,
    tellsNews: values.NOTICES,
    storage: Object.freeze(storageChoice(values)),
    conversationDays: values.CONVERSATION_DAYS,
    draftDays: values.DRAFT_DAYS,
    uploadBytes: values.UPLOADS_MAX_MB * 1024 ** 2,
    dataDir: resolve(values.DATA_DIR),
    auditKey: values.AUDIT_KEY,
    refundPolicy: values.REFUND_POLICY,
    refundPolicies,
    defaultLocale: values.DEFAULT_LOCALE,
    logLevel: values.LOG_LEVEL,
    metricsToken: values.METRICS_TOKEN,
    publicUrl: values.PUBLIC_URL,
    allowedOrigins: Object.freeze(values.ALLOWED_ORIGINS),
    rates: Object.freeze(ratesOf(values, anonymous)),
  });
}

function teamsSignInOf(values: Variables): TeamsSignIn | undefined {
  const { OAUTH_CONNECTION: connection, ROLE_GROUPS: groups, GRAPH_URL: graphUrl } = values;
  const tenantId = (values.PARTNER_TENANT_ID ?? values.MicrosoftAppTenantId)?.toLowerCase();
  if (connection === undefined || groups === undefined || tenantId === undefined) return undefined;
  return Object.freeze({ connection, tenantId, groups, graphUrl });
}

function ratesOf(values: Variables, anonymous: boolean): Rates {
  const usual = anonymous ? LOOPBACK_RATES : OPEN_RATES;
  return {
    userTurnsPerMinute: values.USER_TURNS_PER_MINUTE ?? usual.user,
    addressRequestsPerMinute: values.ADDRESS_REQUESTS_PER_MINUTE ?? usual.address,
    // Where users reach the desk is said when a proxy stands in front of it.
    trustedProxies: values.TRUSTED_PROXIES ?? (values.PUBLIC_URL === undefined ? 0 : 1),
  };
}

function storageChoice(values: Variables): StorageChoice {
  const { STORAGE: kind, AZURE_STORAGE_CONNECTION_STRING: connectionString } = values;
  if (kind === 'local' || connectionString === undefined) return { kind: 'local' };
  return { kind, connectionString, container: values.AZURE_STORAGE_CONTAINER };
}

function botApp(id: string, values: Variables): BotApp {
  return {
    type: values.MicrosoftAppType,
    id,
    password: values.MicrosoftAppPassword,
    tenantId: values.MicrosoftAppTenantId,
  };
}
