import type { IncomingMessage } from 'node:http';
import { HttpProblem } from '../http/httpProblem.js';
import type { SigningSecret } from './signingSecret.js';
import type { TokenGrant, Tokens } from './tokens.js';

/** Who calls: the holder of the secret (another program of the owner), or a client with a token. */
export type Access = { readonly kind: 'secret' } | { readonly kind: 'token'; readonly grant: TokenGrant };

/**
 * Checks the Authorization header.
 * @throws HttpProblem 401 without a Bearer header; 403 `TokenInvalid` for a wrong or expired token, because
 * directlinejs takes 403 alone as the end of a token and goes on retrying after a 401.
 */
export async function accessOf(req: IncomingMessage, secret: SigningSecret, tokens: Tokens): Promise<Access> {
  const bearer = /^Bearer +(\S+) *$/i.exec(req.headers.authorization ?? '')?.[1];
  if (bearer === undefined) {
    throw new HttpProblem(401, 'TokenMissing', 'Send Authorization: Bearer with a token or the secret.', {
      'WWW-Authenticate': 'Bearer',
    });
  }
  if (secret.matches(bearer)) {
    return { kind: 'secret' };
  }
  const grant = await tokens.verify(bearer);
  if (grant === undefined) {
    throw new HttpProblem(403, 'TokenInvalid', 'The token is not valid or has expired.');
  }
  return { kind: 'token', grant };
}

/** @throws HttpProblem 403 `SecretRequired` when a client calls with a token. */
export function requireSecret(access: Access): void {
  if (access.kind !== 'secret') {
    throw new HttpProblem(403, 'SecretRequired', 'Only the secret may do this.');
  }
}

/** @throws HttpProblem 403 `TokenRequired` when the secret is used where a token is meant. */
export function requireToken(access: Access): TokenGrant {
  if (access.kind !== 'token') {
    throw new HttpProblem(403, 'TokenRequired', 'This needs a token, not the secret.');
  }
  return access.grant;
}
