import { resolve } from 'node:path';
import { type KnownUser, readUsersFile, UsersFileError } from '../../services/identity/usersFile.js';
import type { PortalTrust } from '../identity/portalAssertions.js';
import { PortalKeyError, readPortalKeys } from '../identity/portalKeys.js';
import type { ConfigProblem } from './problems.js';
import { VARIABLES, type VariableName } from './variables.js';

type Given = Partial<Record<VariableName, string>>;

/** What portals call a desk that has no PUBLIC_URL. */
export const DEFAULT_AUDIENCE = 'reservation-desk';

/** How the desk finds out who people are, out of the files that the settings name. */
export interface SignIn {
  /** Whom it lets in. */
  readonly users: readonly KnownUser[];
  readonly portal?: PortalTrust | undefined;
  readonly problems: readonly ConfigProblem[];
}

/** Reads the users file and the portal's keys, and checks that the settings around them are whole. */
export function readSignIn(given: Given): SignIn {
  const users = fromFile(given, 'USERS_FILE', readUsersFile);
  const keys = fromFile(given, 'PORTAL_PUBLIC_KEY', readPortalKeys);
  const issuer = given.PORTAL_ISSUER;
  const audience = given.PUBLIC_URL?.replace(/\/+$/, '') ?? DEFAULT_AUDIENCE;
  return {
    users: users.value ?? [],
    portal: keys.value && issuer !== undefined ? { issuer, audience, keys: keys.value } : undefined,
    problems: [...users.problems, ...keys.problems, ...wholeness(given), ...teamsSignIn(given)],
  };
}

function fromFile<T>(
  given: Given,
  name: 'USERS_FILE' | 'PORTAL_PUBLIC_KEY',
  read: (path: string) => T,
): { value?: T; problems: ConfigProblem[] } {
  const path = given[name];
  if (path === undefined) return { problems: [] };
  try {
    return { value: read(resolve(path)), problems: [] };
  } catch (error) {
    if (!(error instanceof UsersFileError || error instanceof PortalKeyError)) throw error;
    return { problems: [problem(given, name, `mend the file. ${error.message}`)] };
  }
}

function wholeness(given: Given): ConfigProblem[] {
  const { MicrosoftAppId: app, USERS_FILE: users, PORTAL_PUBLIC_KEY: key, PORTAL_ISSUER: issuer } = given;
  const problems: ConfigProblem[] = [];
  if (users !== undefined && app === undefined && key === undefined) {
    const remedy =
      'set MicrosoftAppId or PORTAL_PUBLIC_KEY too, or remove it: as it is, everybody is a demo user';
    problems.push(problem(given, 'USERS_FILE', remedy));
  }
  if (key !== undefined && issuer === undefined) {
    problems.push(problem(given, 'PORTAL_ISSUER', 'set it: PORTAL_PUBLIC_KEY needs it'));
  }
  if (key === undefined && issuer !== undefined) {
    problems.push(problem(given, 'PORTAL_PUBLIC_KEY', 'set it, or remove PORTAL_ISSUER'));
  }
  return problems;
}

/** What signing in through Teams needs. */
function teamsSignIn(given: Given): ConfigProblem[] {
  const { OAUTH_CONNECTION: connection, ROLE_GROUPS: groups } = given;
  if (connection === undefined) {
    const remedy = 'set it, or remove ROLE_GROUPS: groups count once users sign in';
    return groups === undefined ? [] : [problem(given, 'OAUTH_CONNECTION', remedy)];
  }
  const tenant = given.PARTNER_TENANT_ID === undefined ? (['MicrosoftAppTenantId'] as const) : [];
  return (['MicrosoftAppId', 'USERS_FILE', 'ROLE_GROUPS', ...tenant] as const)
    .filter((name) => given[name] === undefined)
    .map((name) => problem(given, name, 'set it, or remove OAUTH_CONNECTION, which needs it'));
}

function problem(given: Given, name: VariableName, remedy: string): ConfigProblem {
  return { name, value: given[name], allowed: VARIABLES[name].allowed, remedy };
}
