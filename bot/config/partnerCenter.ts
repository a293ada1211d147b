import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AppCertificate, BackendChoice, PartnerCenterBackend } from '../../services/backendChoice.js';
import { sharedWithOthers } from '../../services/ownerOnly.js';
import { isPlainLoopback } from '../../services/remote/loopback.js';
import { AppCertificateError, readAppCertificate } from './appCertificate.js';
import type { ConfigProblem } from './problems.js';
import { DEFAULT_URLS, VARIABLES, type VariableName, type Variables } from './variables.js';

type Given = Partial<Record<VariableName, string>>;

const SERVICES = ['ENTRA_URL', 'PARTNER_CENTER_URL', 'GRAPH_URL', 'AZURE_MANAGEMENT_URL'] as const;

/** What the files say that the settings of BACKEND=partner-center name, and what is wrong around these settings. */
export interface PartnerCenterReading {
  readonly certificate?: AppCertificate | undefined;
  readonly problems: readonly ConfigProblem[];
}

/** Checks that the settings of the real back end are whole, and reads the app's certificate. */
export function readPartnerCenter(given: Given): PartnerCenterReading {
  if (given.BACKEND?.toLowerCase() !== 'partner-center') return { problems: [] };
  const { certificate, problems } = certificateOf(given);
  return {
    certificate,
    problems: [...ids(given), ...proof(given), ...problems, ...tokenPlace(given), ...strangers(given)],
  };
}

/** The back end of checked settings. */
export function backendChoice(values: Variables, certificate: AppCertificate | undefined): BackendChoice {
  if (values.BACKEND === 'local') return { kind: 'local' };
  return Object.freeze<PartnerCenterBackend>({
    kind: values.BACKEND,
    tenantId: checked(values.PARTNER_TENANT_ID),
    appId: checked(values.PARTNER_APP_ID),
    appProof: certificate
      ? { kind: 'certificate', certificate }
      : { kind: 'secret', secret: checked(values.PARTNER_APP_SECRET) },
    refreshToken: refreshTokenPlace(values, certificate),
    entraUrl: values.ENTRA_URL,
    partnerCenterUrl: values.PARTNER_CENTER_URL,
    graphUrl: values.GRAPH_URL,
    managementUrl: values.AZURE_MANAGEMENT_URL,
  });
}

function refreshTokenPlace(
  values: Variables,
  certificate: AppCertificate | undefined,
): PartnerCenterBackend['refreshToken'] {
  const { PARTNER_TOKEN_FILE: file, KEY_VAULT_URL: vaultUrl, AZURE_CLIENT_ID: clientId } = values;
  if (vaultUrl === undefined) return { kind: 'file', path: resolve(checked(file)) };
  return {
    kind: 'vault',
    vaultUrl,
    secretName: checked(values.KEY_VAULT_SECRET),
    identity: certificate && clientId === undefined ? { kind: 'app' } : { kind: 'managed', clientId },
  };
}

/** `readPartnerCenter` refuses settings in which it is missing. */
function checked(value: string | undefined): string {
  if (value === undefined) throw new TypeError('settings are used before they are checked');
  return value;
}

function ids(given: Given): ConfigProblem[] {
  const names = ['PARTNER_TENANT_ID', 'PARTNER_APP_ID'] as const;
  return names
    .filter((name) => given[name] === undefined)
    .map((name) => problem(given, name, 'set it: BACKEND=partner-center needs it'));
}

function proof(given: Given): ConfigProblem[] {
  const { PARTNER_APP_SECRET: secret, PARTNER_APP_CERTIFICATE: certificate } = given;
  const name = 'PARTNER_APP_SECRET';
  if (secret === undefined && certificate === undefined) {
    return [
      problem(given, name, 'set it, or PARTNER_APP_CERTIFICATE: with one of them the app proves itself'),
    ];
  }
  if (secret === undefined || certificate === undefined) return [];
  return [
    problem(given, name, 'remove it, or PARTNER_APP_CERTIFICATE: the app proves itself with one of them'),
  ];
}

function certificateOf(given: Given): { certificate?: AppCertificate; problems: ConfigProblem[] } {
  const name = 'PARTNER_APP_CERTIFICATE';
  const path = given[name];
  if (path === undefined) return { problems: [] };
  try {
    return { certificate: readAppCertificate(resolve(path)), problems: [] };
  } catch (error) {
    if (!(error instanceof AppCertificateError)) throw error;
    const remedy = `name a PEM file with the app's RSA key and its certificate. ${error.message}`;
    return { problems: [problem(given, name, remedy)] };
  }
}

function tokenPlace(given: Given): ConfigProblem[] {
  const { PARTNER_TOKEN_FILE: file, KEY_VAULT_URL: url, KEY_VAULT_SECRET: secret } = given;
  const vault = url !== undefined || secret !== undefined;
  if (vault && file !== undefined) {
    const remedy = 'remove it, or KEY_VAULT_URL and KEY_VAULT_SECRET: the refresh token has one place';
    return [problem(given, 'PARTNER_TOKEN_FILE', remedy)];
  }
  if (file !== undefined) return tokenFile(given, resolve(file));
  if (!vault) {
    const remedy = 'set it, or KEY_VAULT_URL and KEY_VAULT_SECRET: there the refresh token is kept';
    return [problem(given, 'PARTNER_TOKEN_FILE', remedy)];
  }
  if (url === undefined) return [problem(given, 'KEY_VAULT_URL', 'set it: KEY_VAULT_SECRET needs it')];
  return secret === undefined ? [problem(given, 'KEY_VAULT_SECRET', 'set it: KEY_VAULT_URL needs it')] : [];
}

function tokenFile(given: Given, path: string): ConfigProblem[] {
  const remedy = whyUnusable(path);
  return remedy === undefined ? [] : [problem(given, 'PARTNER_TOKEN_FILE', remedy)];
}

function whyUnusable(path: string): string | undefined {
  try {
    const shared = sharedWithOthers(path, statSync(path));
    if (shared !== undefined) return shared;
    return readFileSync(path, 'utf8').trim() === ''
      ? 'write the refresh token into it: it is empty'
      : undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return `write the refresh token into the file: it cannot be read (${code})`;
  }
}

/** Whoever reaches a desk that asks nobody who they are would act for the partner. */
function strangers(given: Given): ConfigProblem[] {
  if (given.MicrosoftAppId !== undefined || given.PORTAL_PUBLIC_KEY !== undefined) return [];
  const real = SERVICES.find((name) => !isRehearsed(given[name] ?? DEFAULT_URLS[name]));
  if (real === undefined) return [];
  const remedy =
    `set it, or PORTAL_PUBLIC_KEY, and USERS_FILE: without, everybody on this machine could act for the partner. ` +
    `Only a rehearsal may do without, in which ${real} and the other services are on this machine`;
  return [problem(given, 'MicrosoftAppId', remedy)];
}

function isRehearsed(url: string): boolean {
  return URL.canParse(url) && isPlainLoopback(url);
}

function problem(given: Given, name: VariableName, remedy: string): ConfigProblem {
  return { name, value: given[name], allowed: VARIABLES[name].allowed, remedy };
}
