import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import type { z } from 'zod';
import { spokenLanguages } from '../services/localization/languageBook.js';
import type { RefundPolicy } from '../services/quotes/refundPolicy.js';
import { crossChecks } from './config/crossChecks.js';
import { readPolicies } from './config/policies.js';
import { type ConfigProblem, describeProblems } from './config/problems.js';
import { environmentSchema, VARIABLES, type VariableName, type Variables } from './config/variables.js';

/** The bot's registration at Microsoft; without one the desk talks only to this machine. */
export interface BotApp {
  readonly type: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
  readonly id: string;
  /** Absent for a managed identity. */
  readonly password?: string | undefined;
  readonly tenantId?: string | undefined;
}

/** Every setting of the process, checked. */
export interface Config {
  /** 0 lets the system choose. */
  readonly port: number;
  /** `127.0.0.1` while there is no `app`: a desk that asks nobody who they are stays on its own machine. */
  readonly host: '127.0.0.1' | '0.0.0.0';
  readonly app?: BotApp | undefined;
  readonly backend: 'local';
  readonly storage: 'local';
  /** Absolute path. */
  readonly dataDir: string;
  /** The policy in force. */
  readonly refundPolicy: RefundPolicy;
  /** Every policy that could be in force, by its id. */
  readonly refundPolicies: ReadonlyMap<string, RefundPolicy>;
  /** BCP 47 tag, in canonical case. */
  readonly defaultLocale: string;
  readonly logLevel: Variables['LOG_LEVEL'];
  /** Where users reach the desk, without a slash at the end. */
  readonly publicUrl?: string | undefined;
  /** Web origins, besides our own page, that may use Direct Line. */
  readonly allowedOrigins: readonly string[];
}

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
 * Turns the environment into the one configuration object, reading the refund policies. An empty variable counts as
 * absent.
 * @throws ConfigError with every wrong variable
 */
export function parseConfig(environment: Environment): Config {
  const given = givenVariables(environment);
  const { policies, problem } = readPolicies(given);
  const parsed = environmentSchema({ policies, languages: spokenLanguages() }).safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => problemOf(issue, given));
  problems.push(...crossChecks(given).filter(({ name }) => problems.every((known) => known.name !== name)));
  // Which policies there are is not known while their folder cannot be read.
  const wrong = problem ? [problem, ...problems.filter(({ name }) => name !== 'REFUND_POLICY')] : problems;
  if (!parsed.success || wrong.length > 0) throw new ConfigError(inTableOrder(wrong));
  return freezeConfig(parsed.data, policies);
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

function freezeConfig(values: Variables, refundPolicies: ReadonlyMap<string, RefundPolicy>): Config {
  const id = values.MicrosoftAppId;
  const app = id === undefined ? undefined : Object.freeze(botApp(id, values));
  return Object.freeze({
    port: values.PORT,
    host: app === undefined ? '127.0.0.1' : '0.0.0.0',
    app,
    backend: values.BACKEND,
    storage: values.STORAGE,
    dataDir: resolve(values.DATA_DIR),
    refundPolicy: values.REFUND_POLICY,
    refundPolicies,
    defaultLocale: values.DEFAULT_LOCALE,
    logLevel: values.LOG_LEVEL,
    publicUrl: values.PUBLIC_URL,
    allowedOrigins: Object.freeze(values.ALLOWED_ORIGINS),
  });
}

function botApp(id: string, values: Variables): BotApp {
  return {
    type: values.MicrosoftAppType,
    id,
    password: values.MicrosoftAppPassword,
    tenantId: values.MicrosoftAppTenantId,
  };
}
