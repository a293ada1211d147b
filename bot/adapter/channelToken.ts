import { AuthenticationConstants, AuthenticationError } from 'botframework-connector';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { HttpProblem } from '../http/httpProblem.js';

/** Whose tokens prove that a request comes from a channel. */
export interface ChannelTrust {
  readonly issuer: string;
  /** OpenID metadata that names the issuer's keys. */
  readonly metadataUrl: string;
}

/** The Bot Framework of the public cloud. */
export const BOT_FRAMEWORK: ChannelTrust = {
  issuer: AuthenticationConstants.ToBotFromChannelTokenIssuer,
  metadataUrl: AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
};

/** What jsonwebtoken, which the SDK checks signatures with, calls its refusals. */
const SIGNATURE_ERRORS = new Set(['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError']);

/**
 * Refuses what cannot be a channel's token before the SDK looks at it. The SDK would also believe tokens of emulators and
 * skills, which are the bot's own: every service that the bot ever answered has seen one. And it would take a token that
 * never expires.
 * @throws HttpProblem 401 `Unauthorized`
 */
export function requireChannelToken(authorization: string, { issuer }: ChannelTrust): void {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1];
  if (token === undefined) throw unauthorized();
  const { iss, exp, alg } = unverified(token);
  const isSigned = AuthenticationConstants.AllowedSigningAlgorithms.includes(String(alg));
  if (iss !== issuer || typeof exp !== 'number' || !isSigned) throw unauthorized();
}

/** What the caller is told of an error of the SDK's check: nothing of the reason, which would help to forge. */
export function refusalOf(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  // The SDK says 500 when it cannot fetch the keys.
  if (error instanceof AuthenticationError && error.statusCode < 500) return unauthorized();
  if (error instanceof Error && SIGNATURE_ERRORS.has(error.name)) return unauthorized();
  return new HttpProblem(
    503,
    'KeysUnreachable',
    'The caller cannot be checked at the moment; try again.',
    { 'Retry-After': '5' },
    { cause: error },
  );
}

function unverified(token: string): { iss?: unknown; exp?: unknown; alg?: unknown } {
  try {
    return { ...decodeJwt(token), alg: decodeProtectedHeader(token).alg };
  } catch {
    throw unauthorized();
  }
}

function unauthorized(): HttpProblem {
  return new HttpProblem(401, 'Unauthorized', 'The caller is not who it says it is.', {
    'WWW-Authenticate': 'Bearer',
  });
}
