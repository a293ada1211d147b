import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../../../services/clock.js';
import type { Audience } from '../standInService.js';

/** What a token was given for. */
export interface GivenToken {
  readonly tenantId: string;
  readonly audience: Audience;
  /** Whether a user's sign-in stands behind it, or the application alone. */
  readonly actor: 'user' | 'app';
  readonly expiresAtMs: number;
}

/** The access tokens that were given, which the services ask whether they hold. */
export class TokenBook {
  /** How long new tokens live. */
  lifetimeSeconds = 3600;
  readonly #tokens = new Map<string, GivenToken>();
  #count = 0;

  constructor(private readonly clock: Clock) {}

  /** @param resource as its `aud` claim names what it is for */
  give(given: Omit<GivenToken, 'expiresAtMs'>, resource: string, appId: string): string {
    const nowMs = this.clock.now().getTime();
    const expiresAtMs = nowMs + this.lifetimeSeconds * 1000;
    this.#count += 1;
    const token = [
      segment({ typ: 'JWT', alg: 'RS256', kid: 'standIn' }),
      segment({
        aud: resource,
        iss: `https://sts.windows.net/${given.tenantId}/`,
        iat: Math.floor(nowMs / 1000),
        nbf: Math.floor(nowMs / 1000),
        exp: Math.floor(expiresAtMs / 1000),
        appid: appId,
        idtyp: given.actor,
        ...(given.actor === 'user' && { amr: ['pwd', 'mfa'], scp: 'user_impersonation' }),
        tid: given.tenantId,
        uti: String(this.#count),
        ver: '1.0',
      }),
      // No one can check it by a key; it only makes the token one that cannot be guessed.
      createHash('sha256').update(randomBytes(16)).digest('base64url'),
    ].join('.');
    this.#tokens.set(token, { ...given, expiresAtMs });
    return token;
  }

  /** What a token was given for, even when it has expired. */
  of(token: string): GivenToken | undefined {
    return this.#tokens.get(token);
  }

  hasExpired(given: GivenToken): boolean {
    return given.expiresAtMs <= this.clock.now().getTime();
  }

  /** Every token is unknown from now on, as after a change of password. */
  revokeAll(): void {
    this.#tokens.clear();
  }
}

function segment(claims: object): string {
  return Buffer.from(JSON.stringify(claims)).toString('base64url');
}
