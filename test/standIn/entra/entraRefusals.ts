import type { Refusal } from '../standInService.js';

/** Refusals of Entra by their AADSTS numbers: the OAuth error, the status and a message. */
const REFUSALS = {
  50020: ['invalid_grant', 400, 'The user account does not exist in this tenant.'],
  50076: ['invalid_grant', 400, 'Multifactor authentication is needed.'],
  50173: ['invalid_grant', 400, 'The grant was revoked; a new sign-in is needed.'],
  53003: ['invalid_grant', 400, 'Conditional access blocked the token.'],
  65001: ['invalid_grant', 400, 'Nobody has consented to this application in this tenant.'],
  70000: ['invalid_grant', 400, 'The grant is malformed or not known.'],
  70003: ['unsupported_grant_type', 400, 'The grant type is not supported.'],
  70011: ['invalid_scope', 400, 'The scope is not valid.'],
  90002: ['invalid_request', 400, 'The tenant was not found.'],
  500011: ['invalid_resource', 400, 'The resource is not known in this tenant.'],
  700016: ['unauthorized_client', 400, 'The application was not found in the directory.'],
  700024: ['invalid_client', 401, 'The client assertion is not within its time of validity.'],
  700027: ['invalid_client', 401, 'The signature of the client assertion is wrong.'],
  700082: ['invalid_grant', 400, 'The refresh token expired, as nobody used it.'],
  900144: ['invalid_request', 400, 'A parameter is missing in the body.'],
  7000215: ['invalid_client', 401, 'The client secret is wrong.'],
  7000222: ['invalid_client', 401, 'The client secret has expired.'],
} as const satisfies Readonly<Record<number, readonly [string, number, string]>>;

export type EntraCode = keyof typeof REFUSALS;

export function entraRefusal(code: EntraCode): Refusal {
  const [, status, message] = REFUSALS[code];
  return { status, code, message };
}

/** Entra's shape of an error. */
export function entraError({ status, code, message }: Refusal, correlationId: string, now: Date): unknown {
  const number = Number(code);
  const known = Object.entries(REFUSALS).find(([key]) => Number(key) === number)?.[1];
  const timestamp = `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const error =
    known?.[0] ?? (status >= 500 || status === 429 ? 'temporarily_unavailable' : 'invalid_request');
  return {
    error,
    error_description: `AADSTS${code ?? 90033}: ${message ?? 'The service did not take the request.'} Trace ID: ${correlationId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [Number.isFinite(number) ? number : 90033],
    timestamp,
    trace_id: correlationId,
    correlation_id: correlationId,
    ...(number === 65001 && { suberror: 'consent_required' }),
    ...(number === 50076 && { suberror: 'basic_action' }),
  };
}
